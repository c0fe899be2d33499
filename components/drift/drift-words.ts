import { CircleCheck, CircleDashed, Info, type LucideIcon, OctagonAlert } from "lucide-react";
import type { DriftItem } from "@/lib/contracts/drift";
import type { DriftSeverity } from "@/lib/domain/drift/item";
import { inventoryHref } from "@/lib/queries/agent-links";

export const severityWords: Record<DriftSeverity, { means: string; Icon: LucideIcon; colour: string }> = {
  stops: { means: "Keeps the gate shut, whatever is written.", Icon: OctagonAlert, colour: "text-bad-text" },
  unexplained: { means: "Keeps the gate shut until somebody says why.", Icon: CircleDashed, colour: "text-warn-text" },
  explained: { means: "By a rule, a plan or a written reason.", Icon: CircleCheck, colour: "text-good-text" },
  information: { means: "Rollups, upgrades and moves of agents between servers.", Icon: Info, colour: "text-ink3" },
};

/** Where the rows behind a difference are. */
export function rowsBehind(migration: string, { kind, subject, group, change }: DriftItem): string {
  const listed = change === "lost" ? {} : { group: [group] };
  if (kind === "agent") return inventoryHref(migration, { agent: subject, q: subject });
  if (kind === "agentsOfServer") return inventoryHref(migration, { server: [subject], ...listed });
  if (kind === "agentsOfDomain") return inventoryHref(migration, { domain: [subject], ...listed });
  if (kind === "gateway") return `/m/${migration}/inventory/gateways`;
  if (kind === "managementServer") return `/m/${migration}/inventory/management-servers`;
  return inventoryHref(migration, { group: [group] });
}
