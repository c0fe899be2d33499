import "server-only";
import type { AgentPatch } from "@/lib/contracts/agents";
import type { PlannedChangeInput } from "@/lib/contracts/drift";
import type { MigrationInput } from "@/lib/contracts/migrations";
import type { TaskPatch } from "@/lib/contracts/tasks";
import type { Kind, Stage } from "@/lib/domain/stages";

/** The sample: a small estate whose two management groups were exported on four days of February and March 2014. */
export const sampleMigration = {
  name: "Sample: Contoso, 2012 SP1 to 2012 R2",
  timeZone: "Europe/Berlin",
  targetDate: "2014-03-14",
  groups: [
    { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
    { name: "OPS_2012R2", role: "target", release: "2012 R2" },
  ],
} as const satisfies MigrationInput;

const day0 = Date.UTC(2014, 1, 3, 6);
const captured = (day: number) => new Date(day0 + day * 86_400_000).toISOString();

/** `ofNothing`: what an export without rows cannot tell itself. */
type Export = { fileName: string; capturedAt: string; ofNothing?: { kind: Kind; group: string } };
const agentsOn = (day: number): Export[] =>
  sampleMigration.groups.map(({ name }) => ({
    fileName: `${name}_day${String(day).padStart(2, "0")}_agents.csv`,
    capturedAt: captured(day),
  }));
const serversOn = (prefix: string, day: number, ...kinds: string[]): Export[] =>
  kinds.map((kind) => ({ fileName: `${prefix}_${kind}.csv`, capturedAt: captured(day) }));
const [original, next] = sampleMigration.groups;

/** Below public/samples/exports, in the order in which a team would import them: first what the baseline rests on. */
export const exportsBeforeBaseline: readonly Export[] = [
  ...agentsOn(0),
  ...serversOn(`${original.name}_day00`, 0, "management_servers", "gateways"),
  ...serversOn(`${original.name}_day00`, 0, "pending"),
];
/** The day after, when nothing waits any more. */
export const exportsBeforeGate: readonly Export[] = [
  { fileName: `${original.name}_day01_pending.csv`, capturedAt: captured(1), ofNothing: { kind: "pending", group: original.name } },
];
export const exportsAfterBaseline: readonly Export[] = [
  ...[7, 14, 30].flatMap(agentsOn),
  ...serversOn(`${original.name}_day30`, 30, "management_servers", "gateways"),
  ...serversOn(original.name, 30, "management_group"),
  ...serversOn(next.name, 30, "management_servers", "gateways", "management_group"),
  ...[14, 30].flatMap((day) => serversOn(`${next.name}_day${day}`, day, "pending")),
  ...serversOn(`${next.name}_day30`, 30, "failover"),
];

/** Frozen two hours after the first exports. */
export const sampleBaseline = { at: new Date(day0 + 2 * 3_600_000), name: "Before the first agent moves" };

/** What the team announced of the original, and when. Of the second gateway of the perimeter nobody said anything: it needs a reason. */
export const samplePlans: readonly { at: Date; change: PlannedChangeInput }[] = [
  {
    at: new Date(day0 + 15 * 86_400_000),
    change: {
      kind: "patch",
      names: ["omsp1ms01.corp.contoso.test", "omsp1ms02.corp.contoso.test", "omsp1gw01.dmz.contoso.test"],
      from: "2014-02-22",
      to: "2014-02-23",
      reason: "Update Rollup 5 in the February window. CHG-1051",
    },
  },
  {
    at: new Date(day0 + 29 * 86_400_000),
    change: {
      kind: "decommission",
      names: ["zrhfil052.corp.contoso.test"],
      from: "2014-04-07",
      to: "2014-04-18",
      reason: "Windows Server 2003, replaced in April. CHG-1088",
    },
  },
];

/** When gates were signed, before the servers of the new management group were exported, and when the rest was said. */
export const sampleMoments = {
  retained: new Date(day0 + 2 * 86_400_000),
  deployed: new Date(day0 + 11 * 86_400_000),
  told: new Date(day0 + 30 * 86_400_000 + 3 * 3_600_000),
};

/** The reports that the team handed out: of which moment, and when. */
export const sampleReports = [14, 30].map((day) => ({ asOf: captured(day), now: new Date(day0 + day * 86_400_000 + 4 * 3_600_000) }));

/** Ordered only after Deploy was signed. */
export const laterGateway = "omr2gw02.dmz.contoso.test";

/** Why Retain could be signed without owners. */
export const ownersLater = "Owners are asked for with each wave; none of them has to agree to Deploy.";

/** What was left open when Deploy was signed, and why it could pass. */
export const deployLater = {
  tasks: ["DEP-24"],
  reason: "Proxying is off on one domain controller only; it is set with the next wave, change CHG-1049.",
};

/** How far Upgrade is on the last day. */
export const upgradeTold: { ticked: Readonly<Record<string, string>>; edited: Readonly<Record<string, TaskPatch>> } = {
  ticked: {
    "UPG-00": "Images of February carry the new agent.",
    "UPG-01": "Four waves: pilot, Europe, America and Asia, the rest.",
    "UPG-02": "Twelve agents since 7 February; one new server was stopped under them.",
    "UPG-03": "Service account with rights on all member servers, CHG-1044.",
    "UPG-04": "Ports tried before each wave.",
  },
  edited: {
    "UPG-05": { state: "inProgress", dueDate: "2014-03-14", note: "One push is left: fraapp064, once the firewall lets it through." },
    "UPG-06": { state: "inProgress", dueDate: "2014-03-14", note: "dubbkp039 and lonexc024 go by command line." },
    "UPG-09": { state: "blocked", reason: "Firewall request FW-311: dynamic RPC ports to fraapp064.", dueDate: "2014-03-12" },
    "UPG-12": { dueDate: "2014-03-09", note: "nycts025 restarts in its window on Sunday." },
  },
};

/** A name is a city, what the server is for, and a number. */
const owners: Record<string, string> = {
  app: "Business applications",
  bkp: "Backup",
  ctx: "Remote desktops",
  dc: "Directory services",
  exc: "Messaging",
  fil: "File and print",
  hyp: "Virtualisation",
  prn: "File and print",
  sp: "Collaboration",
  sql: "Databases",
  ts: "Remote desktops",
  web: "Business applications",
};
const cities: Record<string, string> = {
  dub: "Dublin",
  fra: "Frankfurt",
  lon: "London",
  nyc: "New York",
  par: "Paris",
  sin: "Singapore",
  syd: "Sydney",
  zrh: "Zurich",
};

/** What the team knows of those that did not simply cross. */
const told: Record<string, AgentPatch> = {
  "lonctx085.corp.contoso.test": { excluded: { reason: "Switched off on 12 February, change CHG-1042." } },
  "zrhfil052.corp.contoso.test": {
    excluded: { reason: "Windows Server 2003 with a 2007 R2 agent: replaced in April, watched by the original until then." },
  },
  "fraapp064.corp.contoso.test": { note: "Push ends with 800706BA: dynamic RPC ports are closed. Firewall request FW-311 is open." },
  "dubbkp039.apac.contoso.test": { note: "Push ends with 80070643: Windows Installer is broken here. Command line with the backup team." },
  "lonexc024.emea.contoso.test": {
    note: "The messaging team moves this mailbox server first; agreed for 21 March.",
    method: "commandLine",
  },
  "nycts025.corp.contoso.test": { note: "Reports to both, but the new agent needs a restart. Maintenance window on Sunday, 9 March." },
};

/** Given in the last week of the story, once the new management group had heard from the agent. */
export const acceptedBecause = "Healthy in OPS_2012R2 and taken out of OPS_2012SP1 with its wave.";

/** Days on which the waves, by city, were handed over to operators of the new management group. */
const handedOver: Record<string, string> = {
  zrh: "2014-02-14",
  fra: "2014-02-14",
  lon: "2014-02-21",
  par: "2014-02-21",
  dub: "2014-02-21",
};

/** From where alerts are answered: a wave moves to the new side a few days after it crossed, what has not crossed stays. */
export function alertsOf(fqdn: string, stage: Stage, arrived: boolean): AgentPatch {
  if (stage === "gone") return {};
  if (stage === "waiting" || stage === "upgraded") return { alertsFrom: "source", alertsSince: "2014-02-03" };
  return arrived
    ? { alertsFrom: "target", alertsSince: handedOver[fqdn.slice(0, 3)] ?? "2014-02-28" }
    : { alertsFrom: "both", alertsSince: "2014-03-03" };
}

export function decisionsOn(fqdn: string): AgentPatch {
  const [, city = "", use = ""] = /^([a-z]{3})([a-z]+)\d+/.exec(fqdn) ?? [];
  const tags = [cities[city], fqdn.includes(".dmz.") ? "perimeter" : undefined].filter((tag) => tag !== undefined);
  return { owner: owners[use] ?? null, tags, ...told[fqdn] };
}
