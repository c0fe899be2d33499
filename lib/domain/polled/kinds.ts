import type { ComponentImportKind, ObservedKind } from "../components";

/** Kinds of computers and devices without an agent, each with what its exports observe. */
export const polled = {
  unixAgents: "unixComputer",
  agentless: "agentlessComputer",
  networkDevices: "networkDevice",
} as const satisfies Partial<Record<ComponentImportKind, ObservedKind>>;
export type PolledKind = keyof typeof polled;
export const polledKinds = Object.keys(polled) as PolledKind[];
export const isPolled = (code: string): code is PolledKind => code in polled;
/** As people say many of them, as a title says it, and one. */
export const polledKindNames: Record<PolledKind, string> = {
  unixAgents: "UNIX and Linux computers",
  agentless: "agentless computers",
  networkDevices: "network devices",
};
export const polledTitles: Record<PolledKind, string> = {
  unixAgents: "UNIX and Linux computers",
  agentless: "Agentless computers",
  networkDevices: "Network devices",
};
export const polledNouns: Record<PolledKind, string> = {
  unixAgents: "UNIX or Linux computer",
  agentless: "agentless computer",
  networkDevices: "network device",
};
