import type { ComponentKind } from "../components";

/** Who talks in the network besides components: these have no list of names. */
export const peerNames = {
  windowsAgents: "Windows agents",
  pushTargets: "Computers that get the agent by push",
  unixComputers: "UNIX and Linux computers",
  networkDevices: "Network devices",
  domainControllers: "Domain controllers",
  browsers: "Browsers",
  connectors: "Connectors to other systems",
  auditCollectors: "Audit collectors (ACS)",
} as const;
export type Peer = keyof typeof peerNames;
export type Party = ComponentKind | Peer;

/** Always, only while something is set up, or only for what not every team uses. */
export const firewallTimes = ["running", "setup", "push", "ifUsed"] as const;
export type FirewallTime = (typeof firewallTimes)[number];
export const firewallTimeNames: Record<FirewallTime, string> = {
  running: "Always",
  setup: "During setup",
  push: "For push install",
  ifUsed: "If used",
};

export type Port = { port: string; protocol: "TCP" | "UDP" | "ICMP" };
export type FirewallRule = { from: Party; to: Party; ports: readonly Port[]; time: FirewallTime; why: string };

const tcp = (...ports: (number | string)[]): Port[] => ports.map((port) => ({ port: String(port), protocol: "TCP" }));
const udp = (...ports: (number | string)[]): Port[] => ports.map((port) => ({ port: String(port), protocol: "UDP" }));
const both = (...ports: (number | string)[]): Port[] => [...tcp(...ports), ...udp(...ports)];
/** Of a default instance; a component with a port of its own has that one instead. */
export const sql: readonly Port[] = [...tcp(1433), ...udp(1434)];
const sqlSetup = [...tcp(135, 445, "49152-65535"), ...udp(137)];
const push = [...tcp(5723, 135, 139, 445, "49152-65535"), ...udp(137, 138)];

/**
 * What must be open for a new management group, from whom to whom. Source: MicrosoftDocs/SystemCenterDocs,
 * SystemCenterDocs/scom/plan-security-config-firewall.md. Gateways that may not dial in turn the direction of theirs around.
 */
export const firewallRules: readonly FirewallRule[] = [
  {
    from: "managementServer",
    to: "operationalDatabase",
    ports: sql,
    time: "running",
    why: "Configuration, state and alerts are read and written",
  },
  { from: "managementServer", to: "dataWarehouse", ports: sql, time: "running", why: "History is written" },
  { from: "managementServer", to: "operationalDatabase", ports: sqlSetup, time: "setup", why: "Setup creates the database" },
  { from: "managementServer", to: "dataWarehouse", ports: sqlSetup, time: "setup", why: "Setup creates the database" },
  { from: "managementServer", to: "managementServer", ports: tcp(5723), time: "running", why: "Servers of one management group talk" },
  { from: "managementServer", to: "managementServer", ports: tcp(5724), time: "setup", why: "A further server joins at setup" },
  {
    from: "managementServer",
    to: "domainControllers",
    ports: both(53, 88, 389),
    time: "running",
    why: "Names, Kerberos and the directory",
  },
  { from: "gateway", to: "managementServer", ports: tcp(5723), time: "running", why: "The gateway passes on what its agents say" },
  { from: "windowsAgents", to: "managementServer", ports: tcp(5723), time: "running", why: "Agents report" },
  { from: "windowsAgents", to: "gateway", ports: tcp(5723), time: "running", why: "Agents behind the gateway report" },
  { from: "operationsConsole", to: "managementServer", ports: tcp(5724), time: "running", why: "The console reads and acts" },
  { from: "webConsole", to: "managementServer", ports: tcp(5724), time: "running", why: "The web console reads and acts" },
  { from: "browsers", to: "webConsole", ports: tcp(80, 443), time: "running", why: "People open the web console" },
  { from: "operationsConsole", to: "reportingServer", ports: tcp(80), time: "running", why: "Reports are opened from the console" },
  { from: "reportingServer", to: "managementServer", ports: tcp(5723), time: "running", why: "Reporting knows the management group" },
  { from: "reportingServer", to: "managementServer", ports: tcp(5724), time: "setup", why: "Reporting is installed" },
  { from: "reportingServer", to: "dataWarehouse", ports: sql, time: "running", why: "Reports read history" },
  { from: "managementServer", to: "pushTargets", ports: push, time: "push", why: "The agent is installed, repaired or updated from here" },
  { from: "gateway", to: "pushTargets", ports: push, time: "push", why: "The agent is installed, repaired or updated from here" },
  { from: "connectors", to: "managementServer", ports: tcp(51905), time: "ifUsed", why: "The connector framework is asked" },
  { from: "windowsAgents", to: "auditCollectors", ports: tcp(51909), time: "ifUsed", why: "Audit forwarders send security events" },
  { from: "unixComputers", to: "managementServer", ports: tcp(8886), time: "ifUsed", why: "Log files of Linux computers are sent" },
  { from: "managementServer", to: "unixComputers", ports: tcp(1270, 22), time: "ifUsed", why: "Monitoring (1270), installation (22)" },
  { from: "gateway", to: "unixComputers", ports: tcp(1270, 22), time: "ifUsed", why: "Monitoring (1270), installation (22)" },
  {
    from: "managementServer",
    to: "networkDevices",
    ports: [...udp(161, 162), { port: "–", protocol: "ICMP" }],
    time: "ifUsed",
    why: "Devices are asked; open the other way too, for traps",
  },
];
