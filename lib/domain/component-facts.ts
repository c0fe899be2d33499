import { type AgentFacts, factFields } from "./agent-facts";
import type { ListFacts } from "./people-lists/fields";

const shared = [
  "version",
  "health",
  "patchList",
  "updateRollup",
  "primaryServer",
  "failoverServers",
  "lastModified",
  "installTime",
  "installedBy",
  "actionAccount",
  "domain",
  "objectId",
  "netbios",
  "ipAddress",
  "proxying",
  "available",
  "inMaintenance",
  "osName",
  "osVersion",
  "certificateExpires",
  "certificateIssuer",
] as const satisfies readonly (keyof AgentFacts)[];

/**
 * What one row of an export of management servers, of gateways or of a management group says. As with agents a field that
 * is absent means that the file has no such column, and `null` that the cell was blank.
 */
export type ComponentFacts = Pick<AgentFacts, (typeof shared)[number]> & {
  isGateway?: boolean | null;
  /** The root management server, or from 2012 on the one that emulates it. */
  isRoot?: boolean | null;
  autoApprovesManual?: boolean | null;
  rejectsManual?: boolean | null;
  /** Seconds between heartbeats, and how many may be missed; as written. */
  heartbeatInterval?: string | null;
  missedHeartbeats?: string | null;
  product?: string | null;
  license?: string | null;
  /** ISO instant, or the text of the file where the order of day and month is undecided. */
  expires?: string | null;
  /** One of pendingActions, or as written where it is none of them. */
  pendingAction?: string | null;
  /** The resource pool that polls a UNIX or Linux computer or a network device; the agent that watches an agentless computer. */
  pool?: string | null;
  proxyAgent?: string | null;
  /** The class of a UNIX or Linux computer, such as Microsoft.Linux.RHEL.8.Computer. */
  computerType?: string | null;
  /** Of a resource pool: its servers, in one text. */
  members?: string | null;
};
export type ComponentField = keyof ComponentFacts;

/** Everything that a row of any export may say. */
export type ExportFacts = AgentFacts & ComponentFacts & ListFacts;
export type ExportField = keyof ExportFacts;

/** Fields in reading order, with the words on screen. */
export const componentFields: Record<ComponentField, string> = {
  ...(Object.fromEntries(shared.map((field) => [field, factFields[field]])) as Record<(typeof shared)[number], string>),
  isGateway: "Gateway",
  isRoot: "Root management server",
  autoApprovesManual: "Approves manual agents",
  rejectsManual: "Rejects manual agents",
  heartbeatInterval: "Heartbeat interval",
  missedHeartbeats: "Missed heartbeats allowed",
  product: "Product",
  license: "License",
  expires: "License ends",
  pendingAction: "Pending action",
  pool: "Resource pool",
  proxyAgent: "Proxy agent",
  computerType: "Kind of computer",
  members: "Members",
};
