import { type Kind, kinds } from "@/lib/domain/stages";

/** Lists that people bring and that are of no kind that Tandem has. */
const foreign = ["alerts", "events", "packs", "hotFixes", "counts", "instances", "monitors", "computers", "watchers"] as const;
export type Foreign = (typeof foreign)[number];
export type Found = Kind | Foreign;

export function isKind(found: Found): found is Kind {
  return (kinds as readonly string[]).includes(found);
}

/** What a file is, as "This is …" goes on. */
export const foundWords: Record<Found, string> = {
  agents: "an export of agents",
  managementServers: "an export of management servers",
  gateways: "an export of gateway servers",
  managementGroup: "an export of a management group",
  pending: "an export of agents in Pending Management",
  failover: "an export of failover servers",
  heard: "an export of who is heard from (class instances of agents: availability and maintenance)",
  agentDetail: "an export of details of agents (the class of the SCOM.Management pack)",
  unixAgents: "an export of UNIX and Linux agents",
  agentless: "an export of agentless managed computers",
  networkDevices: "an export of network devices",
  pools: "an export of resource pools and their members",
  configuration: "an export of configuration",
  peopleList: "a list of people and their servers",
  waveResults: "a list of results of a wave",
  inventory: "a file of the collector",
  alerts: "a list of alerts",
  events: "a list of events",
  packs: "a list of management packs",
  hotFixes: "a list of hotfixes",
  counts: "a count of rows by a property, as Group-Object makes it",
  instances: "a list of instances of another class",
  monitors: "a list of rules or monitors",
  watchers: "a list of health service watchers: it says how servers watch agents, and not what the agents are",
  computers: "a list of all Windows computers, among them servers and computers without an agent",
};

/** What a kind is called where it is asked for: "not of …". */
export const kindWords: Record<Kind, string> = {
  agents: "agents",
  managementServers: "management servers",
  gateways: "gateway servers",
  managementGroup: "a management group",
  pending: "agents in Pending Management",
  failover: "failover servers",
  heard: "who is heard from",
  agentDetail: "details of agents",
  unixAgents: "UNIX and Linux agents",
  agentless: "agentless managed computers",
  networkDevices: "network devices",
  pools: "resource pools",
  configuration: "configuration",
  peopleList: "people and their servers",
  waveResults: "results of a wave",
  inventory: "the whole inventory",
};

/** Classes of Operations Manager whose instances people export, and how much each says of what the list is. */
export const classKinds: readonly [Found, RegExp, number][] = [
  ["watchers", /^Microsoft\.SystemCenter\.HealthServiceWatcher$/i, 12],
  ["heard", /^Microsoft\.SystemCenter\.(Agent|HealthService)$/i, 4],
  ["agentDetail", /^SCOM\.Management\.Agent\.Class$/i, 12],
  ["managementServers", /^SCOM\.Management\.Server\.Class$/i, 12],
  ["managementServers", /^Microsoft\.SystemCenter\.(CollectionManagementServer|ManagementServer|RootManagementServer\w*)$/i, 12],
  ["gateways", /^Microsoft\.SystemCenter\.GatewayManagementServer$/i, 12],
  ["unixAgents", /^Microsoft\.(Unix|Linux|ACS\.Unix|AIX|HPUX|Solaris)\b/i, 12],
  ["networkDevices", /^System\.NetworkManagement\./i, 12],
  ["pools", /^Microsoft\.SystemCenter\.(ManagementServicePool|\w*ResourcePool\w*)/i, 12],
  ["agentless", /^Microsoft\.SystemCenter\.(RemotelyManagedComputer|\w*Agentless\w*)/i, 12],
];

/** Classes that any instance has among its bases, or that a pack adds to every agent: they say nothing of what the list is. */
export function isGenericClass(name: string): boolean {
  return /^(System\.(Entity|ConfigItem|LogicalEntity|PhysicalEntity|Device|Computer|LocalApplication|Library)\b|Microsoft\.Windows\.(Computer|LocalApplication|ApplicationComponent|OperatingSystem|Server\.\w+|ComputerRole)|Management\.Group\.Information\.Class)/i.test(
    name,
  );
}

/** Types of the SDK that are of a kind; the last word of the type decides. */
const typeKinds: ReadonlyMap<string, Found> = new Map<string, Found>([
  ["agentmanagedcomputer", "agents"],
  ["partialagentmanagedcomputer", "agents"],
  ["managementserver", "managementServers"],
  ["managementgroup", "managementGroup"],
  ["agentpendingaction", "pending"],
  ["remotelymanagedcomputer", "agentless"],
  ["monitoringalert", "alerts"],
  ["connectormonitoringalert", "alerts"],
  ["monitoringevent", "events"],
  ["managementpack", "packs"],
  ["managementpackmonitor", "monitors"],
  ["managementpackrule", "monitors"],
  ["unitmonitor", "monitors"],
  ["managementserverresourcepool", "pools"],
  ["monitoringresourcepool", "pools"],
]);

/** Instances of any class: their columns say of which. */
const instanceTypes = /^(Partial)?(MonitoringObject|EnterpriseManagementObject\w*|MonitoringObjectGeneric)$/i;

export type TypeReading =
  | { is: "kind"; kind: Found }
  /** A type of the SDK that is of no kind: its name, as a refusal says it. */
  | { is: "foreign"; name: string }
  | { is: "silent" };

/** What the `#TYPE` line says. Select-Object puts `Selected.` before the type and remoting `Deserialized.`; only the last word counts. */
export function readType(type: string | null): TypeReading {
  if (type === null) return { is: "silent" };
  if (/\bUnix\b|UnixComputer|\bScx/i.test(type)) return { is: "kind", kind: "unixAgents" };
  const last = (type.split(".").at(-1) ?? "").trim();
  const kind = typeKinds.get(last.toLowerCase());
  if (kind) return { is: "kind", kind };
  if (/Microsoft\.EnterpriseManagement\./i.test(type) && !instanceTypes.test(last)) return { is: "foreign", name: last.slice(0, 60) };
  return { is: "silent" };
}
