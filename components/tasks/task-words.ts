import {
  Briefcase,
  Cpu,
  Database,
  Globe,
  Key,
  Layers,
  type LucideIcon,
  Monitor,
  Network,
  Plug,
  Server,
  Settings2,
  Users,
} from "lucide-react";
import type { Task } from "@/lib/contracts/tasks";
import type { TaskComponent } from "@/lib/domain/tasks/components";
import type { TaskShow } from "@/lib/queries/checklist-links";

const icons: Partial<Record<TaskComponent, LucideIcon>> = {
  people: Users,
  serviceOwners: Users,
  accounts: Key,
  security: Key,
  network: Network,
  gateway: Network,
  agentsBehindGateways: Network,
  databases: Database,
  operationalDatabase: Database,
  dataWarehouse: Database,
  managementServer: Server,
  agents: Cpu,
  unixAgents: Cpu,
  adIntegratedAgents: Cpu,
  operationsConsole: Monitor,
  webConsole: Globe,
  settings: Settings2,
  managementPacks: Layers,
  integrations: Plug,
};
export const iconOf = (component: TaskComponent): LucideIcon => icons[component] ?? Briefcase;

/** Number of the newest import that the check rests on. */
export function importBehind({ check }: Pick<Task, "check">): number | null {
  return check?.evidence.imports.at(-1)?.number ?? null;
}

export const showNames: Record<TaskShow, string> = {
  all: "All",
  mine: "Mine",
  open: "To do",
  stale: "Stale",
  blocked: "Blocked",
  archived: "Archived",
};

export function isShown(task: Task, show: TaskShow, person: string | null): boolean {
  if (show === "mine") return person !== null && task.ownerId === person;
  if (show === "open") return task.state === "open" || task.state === "inProgress";
  if (show === "stale") return task.stale;
  if (show === "blocked") return task.state === "blocked";
  return true;
}

/** "DEP-01, 04, 05": the phase is said once. */
export function keysOf(tasks: readonly Pick<Task, "key">[]): string {
  const keys = [...new Set(tasks.map(({ key }) => key))];
  return keys.map((key, i) => (i > 0 && keys[i - 1]?.slice(0, 4) === key.slice(0, 4) ? key.slice(4) : key)).join(", ");
}
