import type { Kind } from "../stages";

/**
 * What the collector asks of a management group, in the order in which it does. `kind`: the export that a section is the same as, null where it only adds to
 * the agents.
 */
export const sections = {
  agents: { name: "Agents", kind: "agents" },
  heard: { name: "Who is heard", kind: null },
  agentDetail: { name: "Agent details", kind: null },
  servers: { name: "Management servers", kind: "managementServers" },
  gateways: { name: "Gateways", kind: "gateways" },
  parents: { name: "Parents of agents behind gateways", kind: "failover" },
  pending: { name: "Pending management", kind: "pending" },
  settings: { name: "Settings and licence", kind: "managementGroup" },
  unix: { name: "UNIX/Linux", kind: "unixAgents" },
  agentless: { name: "Agentless and clusters", kind: "agentless" },
  network: { name: "Network devices", kind: "networkDevices" },
  pools: { name: "Resource pools", kind: "pools" },
} as const satisfies Record<string, { name: string; kind: Kind | null }>;
export type SectionName = keyof typeof sections;
/** Whether a section has rows of its own to look at: else they are told with the agents. */
export const hasRows = (section: SectionName): boolean => sections[section].kind !== null;
export const sectionNames = Object.keys(sections) as SectionName[];

/** How a section ended. One that failed or that the group does not have says nothing: what was told of it before stays, and ages. */
export type SectionTold = {
  section: SectionName;
  rows: number;
  /** How long it took. */
  seconds: number;
  /** In the words of the machine; null where it went well. */
  error: string | null;
  /** The management group has no such class. */
  absent: boolean;
  /** All of the management group: somebody who sees only a part of it collects a part. */
  whole: boolean;
};

/** One run of the collector, as its file tells. Instants are ISO 8601 UTC. */
export type Collected = {
  version: string;
  group: string;
  groupId: string | null;
  at: string;
  culture: string;
  user: string;
  computer: string;
  managementServer: string;
  /** The account sees only a part of the management group. */
  scoped: boolean;
  /** Whether that could be found out; where not, whole or part is asked as of any export. */
  scopeKnown: boolean;
  sections: SectionTold[];
};

/** Without their class a management group has no such objects: where its pack was removed, that is how the last of them go. */
export const isWithoutClass = ({ section, error, absent }: SectionTold): boolean =>
  absent && error === null && (section === "unix" || section === "network");

export const isTold = ({ error, absent }: SectionTold): boolean => error === null && !absent;
