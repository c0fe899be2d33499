import "server-only";
import type { AgentPatch } from "@/lib/contracts/agents";
import type { MigrationInput } from "@/lib/contracts/migrations";

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

/** Below public/samples/exports, in the order in which a team would import them. */
export const sampleExports: readonly { fileName: string; capturedAt: string }[] = [
  ...[0, 7, 14, 30].flatMap((day) =>
    sampleMigration.groups.map(({ name }) => ({
      fileName: `${name}_day${String(day).padStart(2, "0")}_agents.csv`,
      capturedAt: captured(day),
    })),
  ),
  ...["management_servers", "gateways", "management_group"].flatMap((kind) =>
    sampleMigration.groups.map(({ name }) => ({ fileName: `${name}_${kind}.csv`, capturedAt: captured(30) })),
  ),
];

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

export function decisionsOn(fqdn: string): AgentPatch {
  const [, city = "", use = ""] = /^([a-z]{3})([a-z]+)\d+/.exec(fqdn) ?? [];
  const tags = [cities[city], fqdn.includes(".dmz.") ? "perimeter" : undefined].filter((tag) => tag !== undefined);
  return { owner: owners[use] ?? null, tags, ...told[fqdn] };
}
