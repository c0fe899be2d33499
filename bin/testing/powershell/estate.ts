import { harbor, harborIn } from "@/lib/readers/testing/harbor";

/** Of what the truth says nothing. */
export const network = [
  { id: "0e6a5b6c-8f0e-4cc0-9d1c-0b7a4c1d2e01", name: "sw-fra-01", ip: "10.8.0.1", pool: "Network Pool" },
  { id: "0e6a5b6c-8f0e-4cc0-9d1c-0b7a4c1d2e02", name: "sw-fra-02", ip: "10.8.0.2", pool: null },
];
export const pools = [
  { id: "0e6a5b6c-8f0e-4cc0-9d1c-0b7a4c1d2e11", name: "All Management Servers Resource Pool", dynamic: true },
  { id: "0e6a5b6c-8f0e-4cc0-9d1c-0b7a4c1d2e12", name: "UNIX Pool", dynamic: false },
];
export const certificateEnds = "2027-03-04T05:06:07.000Z";
/** A name, an account and a list of patches in which everything stands that a format may stumble over. */
export const awkward = { installedBy: 'A"B\\C\u0001\u2028\t</script>\ud83d\ude00\ud800 ü', patch: "é\u0000\r\n'&<>\udc00" };

/** Half of a pair of signs, as the module reads it. */
const told = (text: string) => text.replace(/\p{Cs}/gu, (sign) => `{{${sign.charCodeAt(0).toString(16)}}}`);
/** The second is no text but a sign. */
const awkwardPatches = [told(awkward.patch), '"'.charCodeAt(0)];

type Failure = { after: number; message: string; stops?: true; hangs?: true };
export type Wish = {
  /** By cmdlet, or by the class that is asked for. */
  failures?: Record<string, Failure>;
  /** Classes that the management group does not have. */
  without?: string[];
  /** Lists that are empty. */
  empty?: ("agents" | "heard" | "servers" | "pending" | "unix" | "agentless")[];
  /** No management server but gateways. */
  gatewaysAlone?: true;
  /** What the members of the first pool are instead. */
  members?: { Members: null | string[] } | { problem: string };
  administrator?: boolean;
  roles?: { Name: string; Users: string[]; Scope: { Objects: string[] } }[];
  awkward?: true;
  /** As many agents as these. */
  agents?: number;
  /** Instants carry the time of the machine and say so. */
  local?: true;
};

/** One management group of the truth as the module tells it, in the properties of the SDK's own objects. */
export function estateOf(name: string, wish: Wish = {}) {
  const { group, agents, servers, gateways, pending, agentless, unix } = harborIn(name);
  const moment = (text: string) => (wish.local ? `local:${text}` : text);
  const computer = (one: { id: string; ips: string[]; domain: string; version: string; health: string }, shown: string, fqdn = shown) => ({
    Id: one.id,
    Name: shown,
    DisplayName: shown,
    PrincipalName: fqdn,
    NetworkName: fqdn,
    ComputerName: shown.split(".")[0]?.toUpperCase(),
    Domain: one.domain,
    IPAddress: one.ips.join(", "),
    Version: one.version,
    HealthState: one.health,
    ActionAccountIdentity: "SYSTEM",
    HeartbeatInterval: 60,
    CommunicationPort: 5723,
  });
  const listed = agents.map((agent, at) => ({
    ...computer({ ...agent, version: agent.now.version, health: agent.now.health }, agent.now.shown, agent.fqdn),
    ComputerName: agent.netbios,
    LastModified: moment(agent.now.modified),
    InstallTime: moment(agent.now.installed),
    InstalledBy: wish.awkward && at === 0 ? told(awkward.installedBy) : agent.installedBy,
    ProxyingEnabled: agent.now.proxy,
    ManuallyInstalled: agent.now.manual,
    primary: agent.now.primary,
    failover: agent.now.failover,
  }));
  const heard = agents.map((agent, at) => ({
    Id: agent.id,
    Name: "Microsoft.SystemCenter.Agent",
    DisplayName: agent.now.shown,
    Path: agent.now.shown,
    HealthState: agent.now.health,
    IsAvailable: agent.now.available,
    AvailabilityLastModified: moment(agent.now.availableSince),
    StateLastModified: moment(agent.now.modified),
    InMaintenanceMode: agent.now.maintenance,
    values: {
      "[Microsoft.SystemCenter.HealthService].PatchList": wish.awkward ? (awkwardPatches[at] ?? agent.now.patch) : agent.now.patch,
    },
  }));
  const detail = (property: string) => `[SCOM.Management.Agent.Class].${property}`;
  const classes: Record<string, object[]> = {
    "Microsoft.SystemCenter.Agent": wish.empty?.includes("heard") ? [] : heard,
    "Microsoft.SystemCenter.ManagementServer": servers.map(({ id, name: DisplayName }) => ({ Id: id, DisplayName })),
    "SCOM.Management.Agent.Class": agents.map((agent, at) => ({
      Id: agent.id,
      DisplayName: "SCOM Agent",
      Path: agent.fqdn,
      values: {
        [detail("OSName")]: agent.os,
        [detail("ManagementGroups")]: agent.reports.join(", "),
        [detail("ADIntEnabled")]: at % 2 === 0 ? "True" : "False",
        [detail("CertExpires")]: at % 2 === 0 ? { moment: certificateEnds } : "03/04/2027 05:06:07",
        [detail("AgentVersion")]: agent.now.version,
      },
    })),
    "Microsoft.Unix.Computer": unix.map((one) => ({
      Id: one.id,
      DisplayName: one.name,
      HealthState: one.health,
      IsAvailable: true,
      AvailabilityLastModified: one.modified,
      InMaintenanceMode: false,
    })),
    "System.NetworkManagement.Node": network.map((one) => ({
      Id: one.id,
      Name: `${one.ip}_key`,
      DisplayName: one.name,
      HealthState: "Success",
      IsAvailable: true,
      AvailabilityLastModified: "0001-01-01T00:00:00Z",
      InMaintenanceMode: true,
      values: { "[System.NetworkManagement.Node].SNMPAddress": one.ip },
    })),
  };
  return {
    group: {
      Name: group.name,
      Id: group.id,
      Version: group.version,
      SkuForLicense: group.sku,
      SkuForProduct: "SCOM",
      TimeOfExpiration: group.expires,
      CurrentUserName: "HARBOR\\svc-collect",
      administrator: wish.administrator ?? true,
    },
    settings: { AgentApprovalSetting: "Pending", AgentHeartbeatInterval: 60, MissingHeartbeatThreshold: 3 },
    agents: wish.agents === undefined ? listed : Array.from({ length: wish.agents }, (_, at) => listed[at % listed.length]),
    servers: [...(wish.gatewaysAlone ? [] : servers), ...gateways].map((server) => ({
      ...computer(server, server.name),
      LastModified: harbor.captured,
      InstallTime: harbor.captured,
      ProxyingEnabled: true,
      IsRootManagementServer: server.rms,
      IsGateway: server.gateway,
      AutoApproveManuallyInstalledAgents: false,
      RejectManuallyInstalledAgents: true,
      MissingHeartbeatThreshold: 3,
      ...(server.gateway ? { primary: server.parent, failover: server.parentFailover } : {}),
    })),
    pending: pending.map((one) => ({
      AgentName: one.agent,
      ManagementServerName: one.server,
      AgentPendingActionType: one.action,
      LastModified: one.modified,
    })),
    unix: unix.map((one) => ({
      Name: one.name,
      IPAddress: one.ip,
      SSHPort: 22,
      AgentVersion: one.version,
      Architecture: "x64",
      Id: one.id,
      UnixComputerType: one.type,
      ManagementActionPoint: one.pool,
    })),
    agentless: agentless.map((one) => ({
      Name: one.name,
      DisplayName: one.name,
      PrincipalName: one.name,
      ComputerName: one.netbios,
      Domain: one.domain,
      HealthState: one.health,
      ProxyAgentPrincipalName: one.proxy,
      Id: one.id,
      LastModified: one.modified,
    })),
    pools: pools.map((pool) => ({
      Id: pool.id,
      Name: pool.id,
      DisplayName: pool.name,
      IsDynamic: pool.dynamic,
      Members: servers.map((server) => server.name),
      ...(pool === pools[0] ? wish.members : {}),
    })),
    relationships: network.flatMap(({ id: target, pool }) => [
      { target, source: "Somebody else", manages: false, deleted: false },
      { target, source: "The pool of before", manages: true, deleted: true },
      ...(pool ? [{ target, source: pool, manages: true, deleted: false }] : []),
    ]),
    roles: wish.roles ?? [],
    ...Object.fromEntries((wish.empty ?? []).map((list) => [list, []])),
    classes: Object.fromEntries(Object.entries(classes).filter(([one]) => !wish.without?.includes(one))),
    failures: wish.failures ?? {},
  };
}
