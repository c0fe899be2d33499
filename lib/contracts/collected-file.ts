import { z } from "zod";
import { type SectionName, sectionNames } from "@/lib/domain/collected/sections";
import { count, instant } from "./wire";

/**
 * The one file of the collector (public/collect/Export-TandemInventory.ps1): JSON, an object a line, UTF-8, also gzipped. First a line that says what it is and
 * of which management group; then the sections one after the other, each its rows (`{"agents": {…}}`) and a line that closes it; then a line that ends the file.
 * A file without that last line was cut, and nothing of it counts. Names and values of rows are those of Operations Manager's own objects; instants are ISO 8601
 * UTC, enumerations their names, whatever the culture of the machine. What a row does not say is absent or null. Properties that are not known here are left.
 */
const text = z.string().max(100_000).nullish();
const truth = z.boolean().nullish();
const number = z.number().nullish();
const when = instant.nullish();
const names = z.array(z.string().max(1_000)).max(1_000).nullish();
/** Never blank: it is what a row is about. */
const name = z.string().min(1).max(1_000);
const health = z.enum(["Uninitialized", "Success", "Warning", "Error"]).nullish();

/** Of Microsoft.EnterpriseManagement.Administration.ComputerHealthService, which agents, management servers and gateways are alike. */
const computer = {
  Name: name,
  PrincipalName: text,
  DisplayName: text,
  ComputerName: text,
  Domain: text,
  IPAddress: text,
  Id: text,
  Version: text,
  HealthState: health,
  ProxyingEnabled: truth,
  LastModified: when,
  InstallTime: when,
  InstalledBy: text,
  ActionAccountIdentity: text,
  HeartbeatInterval: number,
};
const server = {
  ...computer,
  IsGateway: z.boolean(),
  IsRootManagementServer: truth,
  AutoApproveManuallyInstalledAgents: truth,
  RejectManuallyInstalledAgents: truth,
  MissingHeartbeatThreshold: number,
};
/** Of an instance of a class, as Get-SCOMClassInstance answers it. */
const instance = {
  Name: name,
  Id: text,
  HealthState: health,
  IsAvailable: truth,
  AvailabilityLastModified: when,
  InMaintenanceMode: truth,
};

export const collectedRows = {
  /** Get-SCOMAgent. */
  agents: z.object({ ...computer, PrimaryManagementServerName: text, ManuallyInstalled: truth }),
  /** Instances of Microsoft.SystemCenter.Agent; `Name` is the agent's. */
  heard: z.object({ ...instance, StateLastModified: when, PatchList: text }),
  /** Instances of SCOM.Management.Agent.Class, a class of a management pack that not every group has; `Name` is the agent's. */
  agentDetail: z.object({
    Name: name,
    OSName: text,
    OSVersion: text,
    Architecture: text,
    AgentVersion: text,
    UpdateRollup: text,
    /** Those that the agent is configured for. */
    ManagementGroups: names,
    LAWorkspaces: names,
    DotNetVersion: text,
    PSVersion: text,
    ADIntEnabled: truth,
    CertLoaded: text,
    CertExpires: when,
    CertIssuer: text,
    CertThumbPrint: text,
  }),
  /** Get-SCOMManagementServer, those that are no gateways. */
  servers: z.object(server),
  gateways: z.object({ ...server, PrimaryManagementServerName: text, FailoverServers: names }),
  /** Of agents whose primary server is a gateway. */
  parents: z.object({ Name: name, PrimaryManagementServerName: text, FailoverServers: names }),
  /** Get-SCOMPendingManagement; the type of the action by its name. */
  pending: z.object({ AgentName: name, ManagementServerName: text, AgentPendingActionType: z.string().max(100), LastModified: when }),
  /** One row: Get-SCOMManagementGroup, with the settings that hold for the whole group. */
  settings: z.object({
    Name: name,
    Id: text,
    Version: text,
    SkuForProduct: text,
    SkuForLicense: text,
    /** Null where the licence does not end. */
    TimeOfExpiration: when,
    AutoApproveManuallyInstalledAgents: truth,
    RejectManuallyInstalledAgents: truth,
    HeartbeatInterval: number,
    MissingHeartbeatThreshold: number,
  }),
  /** Get-SCXAgent, with health and availability of Microsoft.Unix.Computer; `Pool` is the resource pool that polls it. */
  unix: z.object({
    ...instance,
    IPAddress: text,
    SSHPort: number,
    AgentVersion: text,
    Architecture: text,
    UnixComputerType: text,
    Pool: text,
  }),
  /** Get-SCOMAgentlessManagedComputer; `Proxy` is the agent that watches it. */
  agentless: z.object({
    Name: name,
    PrincipalName: text,
    ComputerName: text,
    Domain: text,
    IPAddress: text,
    Id: text,
    HealthState: health,
    LastModified: when,
    Proxy: text,
  }),
  /** Instances of System.NetworkManagement.Node. */
  network: z.object({ ...instance, IPAddress: text, Pool: text }),
  /** Get-SCOMResourcePool. */
  pools: z.object({ Name: name, Id: text, Members: names, IsDynamic: truth }),
} as const satisfies Record<SectionName, z.ZodType>;

export const collectedFirst = z.object({
  tandem: z.literal("collection"),
  /** Of the format. Another number means that rows read so far may mean something else. */
  format: z.literal(1),
  tool: z.string().max(200),
  version: z.string().max(40),
  group: z.string().min(1).max(120),
  groupId: z.string().max(64).nullable(),
  at: instant,
  culture: z.string().max(40),
  user: z.string().max(300),
  computer: z.string().max(300),
  managementServer: z.string().max(300),
  /** "scoped": the account has a role of Operations Manager that shows only a part of the management group; "unknown": that could not be found out. */
  scope: z.enum(["whole", "scoped", "unknown"]),
  /** Those that were asked for. Each has a line that closes it. */
  sections: z.array(z.enum(sectionNames)).min(1),
});

export const collectedClosing = z.object({
  section: z.enum(sectionNames),
  /** How many were written; a section that failed half-way has some, and none of them counts. */
  rows: count,
  seconds: z.number().nonnegative(),
  error: z.string().max(2_000).nullable(),
  absent: z.boolean(),
  whole: z.boolean(),
});

/** `lines`: of the file, this one included. */
export const collectedEnd = z.object({ end: instant, lines: count });

/** How a run of the collector is told of an import. */
export const collectedTold = z.object({
  version: z.string(),
  group: z.string(),
  groupId: z.string().nullable(),
  at: instant,
  culture: z.string(),
  user: z.string(),
  computer: z.string(),
  managementServer: z.string(),
  scoped: z.boolean(),
  /** Whether it could be found out what the account sees. */
  scopeKnown: z.boolean(),
  sections: z.array(collectedClosing),
});
