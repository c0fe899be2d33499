import type { Health } from "./stages";

/**
 * What one row of an agents export says. A field that is absent (undefined) means the file has no such column:
 * the last value seen in that management group stays. `null` means the cell was blank: unknown.
 */
export type AgentFacts = {
  /** Build as written, e.g. "7.1.10184.0". */
  version?: string | null;
  health?: Health | null;
  primaryServer?: string | null;
  manuallyInstalled?: boolean | null;
  proxying?: boolean | null;
  /** ISO instant, or the text of the file where the order of day and month is undecided. */
  lastModified?: string | null;
  patchList?: string | null;
  domain?: string | null;
  /** The object's Id, lower case: equal in every management group (a hash of class and name). */
  objectId?: string | null;
  netbios?: string | null;
  ipAddress?: string | null;
  installTime?: string | null;
  installedBy?: string | null;
  actionAccount?: string | null;
  failoverServers?: string | null;
  available?: boolean | null;
  inMaintenance?: boolean | null;
  /** Management groups the agent itself is configured for, as written. */
  mgList?: string[] | null;
  osName?: string | null;
  osVersion?: string | null;
  /** From SCOM.Management classes, e.g. "UR4". */
  updateRollup?: string | null;
  /** When the certificate of its health service ends: ISO instant, or the text of the file where the order of day and month is undecided. */
  certificateExpires?: string | null;
  certificateIssuer?: string | null;
  /** It looks for its management groups in Active Directory. */
  directoryIntegrated?: boolean | null;
};
export type FactField = keyof AgentFacts;

/** Fields in reading order, with the words on screen. `lastModified` is shown but is no change by itself. */
export const factFields = {
  version: "Version",
  health: "Health",
  primaryServer: "Primary management server",
  manuallyInstalled: "Manually installed",
  proxying: "Agent proxy",
  lastModified: "Last modified",
  patchList: "Patch list",
  domain: "Domain",
  objectId: "Id",
  netbios: "NetBIOS name",
  ipAddress: "IP address",
  installTime: "Install time",
  installedBy: "Installed by",
  actionAccount: "Action account",
  failoverServers: "Failover servers",
  available: "Available",
  inMaintenance: "In maintenance",
  mgList: "Configured management groups",
  osName: "Operating system",
  osVersion: "Operating system version",
  updateRollup: "Update rollup",
  certificateExpires: "Certificate ends",
  certificateIssuer: "Certificate issuer",
  directoryIntegrated: "Active Directory integration",
} as const satisfies Record<FactField, string>;
