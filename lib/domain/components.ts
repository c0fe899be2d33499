import { type Collected, isTold, isWithoutClass, sections } from "./collected/sections";
import type { Kind } from "./stages";

/** What a management group consists of besides its agents. */
export const componentKinds = [
  "managementServer",
  "gateway",
  "operationalDatabase",
  "dataWarehouse",
  "operationsConsole",
  "webConsole",
  "reportingServer",
] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** The kinds that agents report to, and that exports of servers list. */
export const serverKinds = ["managementServer", "gateway"] as const satisfies readonly ComponentKind[];
export type ServerKind = (typeof serverKinds)[number];

export function isComponentKind(kind: ComponentKind | ObservedKind): kind is ComponentKind {
  return (componentKinds as readonly string[]).includes(kind);
}

export function isServer(kind: ComponentKind | ObservedKind): kind is ServerKind {
  return kind === "managementServer" || kind === "gateway";
}

export const componentKindNames: Record<ComponentKind, string> = {
  managementServer: "Management server",
  gateway: "Gateway server",
  operationalDatabase: "Operational database",
  dataWarehouse: "Data warehouse",
  operationsConsole: "Operations console",
  webConsole: "Web console",
  reportingServer: "Reporting server",
};

/**
 * What exports that are folded when read observe. A management group is what its own export says of itself; a pending action
 * waits for a computer in Pending Management; a failover entry says where an agent or a gateway turns to. Computers and devices without an agent of
 * their own are polled by a management group: lib/domain/polled.
 */
export const observedKinds = [
  "managementServer",
  "gateway",
  "managementGroup",
  "pendingAction",
  "failoverEntry",
  "unixComputer",
  "agentlessComputer",
  "networkDevice",
  "resourcePool",
] as const;
export type ObservedKind = (typeof observedKinds)[number];

const speakers = {
  managementServers: "managementServer",
  gateways: "gateway",
  managementGroup: "managementGroup",
  pending: "pendingAction",
  failover: "failoverEntry",
  unixAgents: "unixComputer",
  agentless: "agentlessComputer",
  networkDevices: "networkDevice",
  pools: "resourcePool",
} as const satisfies Partial<Record<Kind, ObservedKind>>;
export type ComponentImportKind = keyof typeof speakers;
export const componentImportKinds = Object.keys(speakers) as ComponentImportKind[];

/** What an import's rows of agents are: perhaps all that a group lists, only those that it names, or none. */
export type AgentsTold = "listed" | "named" | "none";

/** What a file of a kind says of agents; the collector's says it section by section. */
export function agentsToldBy(kind: Kind | null): AgentsTold {
  if (kind === "agents") return "listed";
  return kind === "heard" || kind === "agentDetail" ? "named" : "none";
}

/** Whether rows of an import may be observations of servers and the like: they are folded when read. */
export const observesComponents = (kind: Kind | null): boolean => isComponentImport(kind) || kind === "inventory";

/** The kinds of files that Tandem reads. */
export const readableKinds = ["agents", "heard", "agentDetail", ...componentImportKinds, "peopleList"] as const satisfies readonly Kind[];
export type ReadableKind = (typeof readableKinds)[number];

export const isReadable = (kind: Kind): kind is ReadableKind => (readableKinds as readonly Kind[]).includes(kind);

export function isComponentImport(kind: Kind | null): kind is ComponentImportKind {
  return kind !== null && kind in speakers;
}

/** The kind of a row: what its gateway column says, else what the export is of. */
export function kindOfRow(kind: ComponentImportKind, isGateway: boolean | null | undefined): ObservedKind {
  if ((kind !== "managementServers" && kind !== "gateways") || typeof isGateway !== "boolean") return speakers[kind];
  return isGateway ? "gateway" : "managementServer";
}

/**
 * The kinds that an export speaks for. One of management servers tells gateways by a column of its own (`tellsGateways`): with it
 * the list speaks for both, also where it holds none any more. Get-SCOMManagementServer returns gateways too, by IsGateway.
 * Source: MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/remove-gateway-server.md.
 */
export function kindsSpokenFor(kind: ComponentImportKind, seen: Iterable<ObservedKind>, tellsGateways = false): Set<ObservedKind> {
  return new Set([speakers[kind], ...seen, ...(kind === "managementServers" && tellsGateways ? (["gateway"] as const) : [])]);
}

/** What one file of the collector speaks for: of the sections that were told as a whole. Its list of parents names a few, and makes nobody missing. */
export function kindsCollected(told: Collected): Set<ObservedKind> {
  const whole = told.sections
    .filter((one) => (isTold(one) || isWithoutClass(one)) && one.whole)
    .map(({ section }) => sections[section].kind);
  return new Set(whole.flatMap((kind) => (kind !== null && isComponentImport(kind) && kind !== "failover" ? [speakers[kind]] : [])));
}

/**
 * What makes two components of one management group the same, besides their name. A server that was planned as one kind and
 * is observed as the other is still that server.
 */
export function classOfComponent(kind: ComponentKind | ObservedKind): string {
  return isServer(kind) ? "server" : kind;
}
