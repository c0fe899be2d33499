import { causes } from "@/lib/domain/remaining/causes";
import { alertsFromNames, flags, healthNames, methodNames, severityNames, stageNames } from "@/lib/domain/stages";
import { type AgentFilter, manyKeys, truthKeys } from "@/lib/queries/agent-links";

export type ManyKey = (typeof manyKeys)[number];
export const keyNames: Record<ManyKey, string> = {
  stage: "Stage",
  flag: "Flag",
  without: "Without flag",
  worst: "Gravest flag",
  group: "Management group",
  everIn: "Ever listed by",
  release: "Release",
  version: "Build",
  sourceHealth: "Health in the original",
  server: "Primary server",
  sourceServer: "Primary server in the original",
  domain: "Domain",
  owner: "Owner",
  method: "Method",
  tag: "Tag",
  alertsFrom: "Alerts from",
  cause: "Remains",
  unknown: "Unknown",
};

const truthWords: Record<(typeof truthKeys)[number], { yes: [string, string]; no: [string, string] }> = {
  owned: { yes: ["Owner", "assigned"], no: ["Owner", "not assigned"] },
  excluded: { yes: ["Excluded", "only"], no: ["Excluded", "left out"] },
  done: { yes: ["Done", "yes"], no: ["Done", "not yet"] },
  notReporting: { yes: ["Not reporting", "only"], no: ["Reporting", "or not across"] },
  heard: { yes: ["Heard in a new MG", "once"], no: ["Heard in a new MG", "never"] },
  cameBack: { yes: ["Back in an original", "after it had left"], no: ["Back in an original", "no"] },
  oldRelease: { yes: ["Release", "below the new one"], no: ["Release", "the new one"] },
  fullGroups: { yes: ["Room for another MG", "none"], no: ["Room for another MG", "some, or not told"] },
  groupsTold: { yes: ["Its management groups", "told"], no: ["Its management groups", "not told"] },
  systemTold: { yes: ["Operating system", "told"], no: ["Operating system", "not told"] },
  connecting: { yes: ["Connects to a new MG", "now or later"], no: ["Connects to a new MG", "never"] },
  inScope: { yes: ["In scope", "only"], no: ["Out of scope", "only"] },
};

export type FilterWord = { key: keyof AgentFilter; name: string; value: string };

/** The active filters as words: name in grey, value in bold. */
export function filterWords(filter: AgentFilter): FilterWord[] {
  const words: FilterWord[] = [];
  if (filter.q) words.push({ key: "q", name: "Contains", value: filter.q });
  for (const key of manyKeys) {
    const values = wordsOf(key, filter);
    if (values.length === 0) continue;
    const shown = values.length > 3 ? `any of ${values.length}` : values.join(" or ");
    words.push({ key, name: keyNames[key], value: shown });
  }
  for (const key of truthKeys) {
    const value = filter[key];
    if (value === null) continue;
    const [name, word] = truthWords[key][value ? "yes" : "no"];
    words.push({ key, name, value: word });
  }
  return words;
}

export const alertsFromWord = (from: AgentFilter["alertsFrom"][number]) => (from === "unknown" ? "Nobody said" : alertsFromNames[from]);

function wordsOf(key: ManyKey, filter: AgentFilter): string[] {
  if (key === "stage") return filter.stage.map((stage) => stageNames[stage]);
  if (key === "flag") return filter.flag.map((code) => flags[code].name);
  if (key === "without") return filter.without.map((code) => flags[code].name);
  if (key === "worst") return filter.worst.map((severity) => severityNames[severity]);
  if (key === "method") return filter.method.map((method) => methodNames[method]);
  if (key === "alertsFrom") return filter.alertsFrom.map(alertsFromWord);
  if (key === "cause") return filter.cause.map((code) => causes[code].name);
  if (key === "sourceHealth") return filter.sourceHealth.map((health) => (health === "unknown" ? "Unknown" : healthNames[health]));
  if (key === "unknown") return filter.unknown.map((field) => keyNames[field].toLowerCase());
  return filter[key];
}
