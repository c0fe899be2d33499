import { FileInput, FileText, History, LayoutDashboard, ListChecks, type LucideIcon, Server, Settings2 } from "lucide-react";
import type { Verb } from "@/lib/domain/roles";
import { type PhaseId, phaseNames, phases } from "@/lib/domain/tasks/phases";

export type Place = {
  name: string;
  path: string;
  icon: LucideIcon;
  rail: boolean;
  key?: string;
  /** It shows a past moment too, so that a way there keeps the moment. */
  past?: boolean;
};

/** The parts of a migration that exist, in reading order. `rail`: the page needs the width. */
export const places: Place[] = [
  { name: "Overview", path: "", icon: LayoutDashboard, rail: false, key: "o", past: true },
  { name: "Inventory", path: "/inventory", icon: Server, rail: true, key: "i", past: true },
  { name: "Checklist", path: "/checklists", icon: ListChecks, rail: false, key: "c" },
  { name: "Imports", path: "/imports", icon: FileInput, rail: true, key: "m" },
  { name: "Report", path: "/report", icon: FileText, rail: false, key: "r", past: true },
  { name: "Activity", path: "/activity", icon: History, rail: false, key: "a" },
];
export const settingsPlace: Place = { name: "Settings", path: "/settings", icon: Settings2, rail: false };

/** A page that stands beside others in one line of tabs. */
export type Tab = { name: string; path: string; past?: boolean; verb?: Verb };

export const inventoryTabs: readonly Tab[] = [
  { name: "Agents", path: "/inventory", past: true },
  { name: "Management servers", path: "/inventory/management-servers", past: true },
  { name: "Gateways", path: "/inventory/gateways", past: true },
  { name: "Pending", path: "/inventory/pending", past: true },
  { name: "Without an agent", path: "/inventory/polled", past: true },
  { name: "Databases and roles", path: "/inventory/roles", past: true },
  { name: "Owners and lists", path: "/inventory/lists" },
  { name: "What remains", path: "/inventory/remaining", past: true },
];
export const importTabs: readonly Tab[] = [
  { name: "Imports", path: "/imports" },
  { name: "Collected", path: "/imports/collected" },
  { name: "Lists", path: "/inventory/lists" },
];
export const reportTabs: readonly Tab[] = [
  { name: "Report", path: "/report", past: true },
  { name: "Frozen", path: "/report/frozen" },
  { name: "Sending", path: "/report/sending", verb: "reports.schedule" },
];
const tasksOf = (phase: PhaseId): Tab => ({ name: "Tasks", path: `/checklists/${phase}` });
export const phaseTabs: Partial<Record<PhaseId, readonly Tab[]>> = {
  retain: [tasksOf("retain"), { name: "Baseline and drift", path: "/checklists/retain/drift" }],
  deploy: [tasksOf("deploy"), { name: "Planned and seen", path: "/checklists/deploy/components" }],
};

/** Every page that has a name of its own below one of the places. */
export const pagesBelow: readonly Tab[] = [
  { name: "Next for me", path: "/checklists/next" },
  ...phases.map((id): Tab => ({ name: phaseNames[id], path: `/checklists/${id}` })),
  ...[...inventoryTabs, ...Object.values(phaseTabs).flat(), ...importTabs, ...reportTabs].filter(({ path }) => path.split("/").length > 2),
].filter(({ path }, at, all) => all.findIndex((one) => one.path === path) === at);

export function placeOf(pathname: string, base: string): Place | undefined {
  const rest = pathname.slice(base.length);
  return [...places, settingsPlace].find(({ path }) => (path === "" ? rest === "" : rest === path || rest.startsWith(`${path}/`)));
}

/** What stands between a place and the page itself, the page included; of things with numbers or names of their own only what the address tells. */
export function trailOf(pathname: string, base: string): Tab[] {
  const rest = pathname.slice(base.length);
  const [, report, , earlier] = /^\/report\/frozen\/(\d+)(\/comparison\/(\d+))?$/.exec(rest) ?? [];
  return [
    ...pagesBelow.filter(({ path }) => rest === path || rest.startsWith(`${path}/`)),
    ...(report ? [{ name: `#${report}`, path: `/report/frozen/${report}` }] : []),
    ...(earlier ? [{ name: `Compared with #${earlier}`, path: rest }] : []),
    ...(rest === "/comparison" ? [{ name: "Compare two dates", path: rest }] : []),
  ];
}

/** The way to a page, with the moment that is looked at where the page shows one. */
export const wayTo = (base: string, { path, past }: Tab, asOf: string | null): string =>
  `${base}${path}${past && asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`;
