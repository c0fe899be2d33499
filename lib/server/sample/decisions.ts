import "server-only";
import type { AgentPatch } from "@/lib/contracts/agents";
import type { Stage } from "@/lib/domain/stages";
import { type Days, lastDay } from "./days";

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
const knownOf = ({ words }: Days): Record<string, AgentPatch> => ({
  "lonctx085.corp.contoso.test": { excluded: { reason: `Switched off on ${words(16)}, change CHG-1042.` } },
  "zrhfil052.corp.contoso.test": {
    excluded: { reason: "Windows Server 2003 with a 2007 R2 agent: replaced next month, watched by the original until then." },
  },
  "fraapp064.corp.contoso.test": { note: "Push ends with 800706BA: dynamic RPC ports are closed. Firewall request FW-311 is open." },
  "dubbkp039.apac.contoso.test": { note: "Push ended with 80070643: Windows Installer is broken here. Command line with the backup team." },
  "lonexc024.emea.contoso.test": {
    note: `The messaging team moves this mailbox server itself; agreed for ${words(lastDay + 12)}.`,
    method: "commandLine",
  },
  "nycts025.corp.contoso.test": { note: "Reports to both, but the new agent needs a restart, in its maintenance window." },
});

/** Given in the last week of the story, once the new management group had heard from the agent. */
export const acceptedBecause = "Healthy in OPS_2012R2 and taken out of OPS_2012SP1 with its wave.";

/** The waves, by city, whose alerts were handed over to operators of the new management group. */
const handedOver = new Set(["zrh", "fra"]);

/** From where alerts are answered: a wave moves to the new side a few days after it crossed, what has not crossed stays. */
export function alertsOf({ date }: Days, fqdn: string, stage: Stage): AgentPatch {
  if (stage === "gone") return {};
  if (stage === "waiting" || stage === "upgraded") return { alertsFrom: "source", alertsSince: date(0) };
  return stage === "cutOver" || handedOver.has(fqdn.slice(0, 3))
    ? { alertsFrom: "target", alertsSince: date(13) }
    : { alertsFrom: "both", alertsSince: date(15) };
}

export function decisionsOn(days: Days, fqdn: string): AgentPatch {
  const [, city = "", use = ""] = /^([a-z]{3})([a-z]+)\d+/.exec(fqdn) ?? [];
  const tags = [cities[city], fqdn.includes(".dmz.") ? "perimeter" : undefined].filter((tag) => tag !== undefined);
  return { owner: owners[use] ?? null, tags, ...knownOf(days)[fqdn] };
}
