/** A made-up estate that grows and migrates the same way for the same seed. Columns are those of Get-SCOMAgent, 29 of them. */

const header = [
  "PatchList",
  "PrimaryManagementServerName",
  "ManagementGroup",
  "Id",
  "LastModified",
  "Name",
  "DisplayName",
  "HostComputer",
  "HostedHealthService",
  "HealthState",
  "PrincipalName",
  "NetworkName",
  "ComputerName",
  "Domain",
  "IPAddress",
  "Version",
  "RequestCompression",
  "CommunicationPort",
  "MaximumSizeOfAllTransferredFilesBytes",
  "MaximumQueueSizeBytes",
  "ManuallyInstalled",
  "InstallTime",
  "InstalledBy",
  "CreateListener",
  "AuthenticationName",
  "ActionAccountIdentity",
  "HeartbeatInterval",
  "ProxyingEnabled",
  "ManagementGroupId",
];

export type EstateOptions = {
  agents: number;
  group: string;
  seed: number /** Which export of the series; each changes 2 % of the rows. */;
  generation: number;
};

/** The text of one export of a management group. */
export function* estateCsv({ agents, group, seed, generation }: EstateOptions): Generator<string> {
  yield `#TYPE Microsoft.EnterpriseManagement.Administration.AgentManagedComputer\r\n${line(header)}`;
  for (let i = 0; i < agents; i++) yield line(row(i, group, seed, generation));
}

/** The same agents as pairs of a property and its text. */
export function* estateObjects({ agents, group, seed, generation }: EstateOptions): Generator<[name: string, text: string][]> {
  for (let i = 0; i < agents; i++) {
    const cells = row(i, group, seed, generation);
    yield header.map((name, at) => [name, cells[at] ?? ""]);
  }
}

function row(index: number, group: string, seed: number, generation: number): string[] {
  const random = sequence(seed * 1_000_003 + index);
  const site = pick(sites, random());
  const domain = pick(domains, random());
  const host = `${site}${pick(purposes, random())}${String(index).padStart(6, "0")}`;
  const fqdn = `${host}.${domain}`;
  const server = `${group.toLowerCase().replace("_", "")}-ms${String(1 + Math.floor(random() * 8)).padStart(2, "0")}.corp.contoso.test`;
  const last = lastChange(index, seed, generation);
  const changed = sequence(seed * 7_919 + index * 31 + last);
  const upgraded = last > 0 && changed() < 0.7;
  const health = pick(["Success", "Success", "Success", "Success", "Warning", "Error", "Uninitialized"], changed());
  const modified = new Date(Date.UTC(2014, 1, 1 + last, Math.floor(random() * 24), Math.floor(random() * 60), Math.floor(random() * 60)));
  const installed = new Date(Date.UTC(2013, Math.floor(random() * 12), 1 + Math.floor(random() * 28), Math.floor(random() * 24), 5, 9));
  const ip = `10.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}, fe80::${hex(random)}:${hex(random)}:${hex(random)}`;
  return [
    "",
    server,
    group,
    guid(sequence(index + 17)),
    american(modified),
    fqdn,
    fqdn,
    fqdn,
    fqdn,
    health,
    fqdn,
    fqdn,
    host.toUpperCase(),
    domain,
    ip,
    upgraded ? "7.1.10184.0" : "7.0.9538.0",
    "True",
    "5723",
    "0",
    "104857600",
    random() < 0.14 ? "True" : "False",
    american(installed),
    "CONCORP\\svc-scom-push",
    "False",
    "",
    "SYSTEM",
    "60",
    random() < 0.3 ? "True" : "False",
    "00000000-0000-0000-0000-000000000000",
  ];
}

/** The generation in which this agent changed last: 2 % change in each. */
function lastChange(index: number, seed: number, generation: number): number {
  for (let g = generation; g > 0; g--) if (sequence(seed * 104_729 + index * 613 + g)() < 0.02) return g;
  return 0;
}

function line(cells: readonly string[]): string {
  return `"${cells.map((c) => c.replaceAll('"', '""')).join('","')}"\r\n`;
}

/** Mulberry32: small, fast, the same everywhere. Numbers from 0 up to 1. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly T[], at: number): T {
  return list[Math.floor(at * list.length)] as T;
}

function hex(random: () => number): string {
  return Math.floor(random() * 65_536).toString(16);
}

function guid(random: () => number): string {
  const part = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
  return `${part(8)}-${part(4)}-${part(4)}-${part(4)}-${part(12)}`;
}

function american(at: Date): string {
  const hours = at.getUTCHours();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${hours % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} ${hours < 12 ? "AM" : "PM"}`;
}

const sites = ["lon", "fra", "zrh", "nyc", "syd", "sin", "par", "dub"];
const domains = ["corp.contoso.test", "corp.contoso.test", "emea.contoso.test", "apac.contoso.test", "dmz.contoso.test"];
const purposes = ["sql", "web", "app", "fil", "exc", "dc", "bkp", "prn", "hyp", "sp", "ctx"];
