import type { AgentField, ColumnField, ManyField, TruthField } from "./agent-fields";

type Words = readonly [name: string, value: string];
type WordsOf<F extends AgentField> = (F extends ManyField | TruthField ? { /** In the menu of filters. */ name: string } : unknown) &
  (F extends TruthField ? { /** What a filter says that asks for it. */ yes: Words; no: Words } : unknown) &
  (F extends ColumnField ? { /** Above its column. */ column: string } : unknown);

/** What the fields of an agent are called. */
export const agentWords: { [F in AgentField]: WordsOf<F> } = {
  stage: { name: "Stage", column: "Stage" },
  flag: { name: "Flag" },
  without: { name: "Without flag" },
  flags: { column: "Flags" },
  settling: { name: "Settling flag" },
  worst: { name: "Gravest flag" },
  group: { name: "Management group" },
  everIn: { name: "Ever listed by" },
  groups: { column: "Orig · New" },
  release: { name: "Release" },
  version: { name: "Build", column: "Agent version" },
  sourceHealth: { name: "Health in the original" },
  health: { name: "Health" },
  server: { name: "Primary server", column: "Primary server" },
  sourceServer: { name: "Primary server in the original" },
  domain: { name: "Domain", column: "Domain" },
  owner: { name: "Owner", column: "Owner" },
  method: { name: "Method", column: "Method" },
  tag: { name: "Tag" },
  tags: { column: "Tags" },
  alertsFrom: { name: "Alerts from", column: "Alerts from" },
  service: { name: "Service", column: "Service" },
  environment: { name: "Environment", column: "Environment" },
  site: { name: "Site", column: "Site" },
  tier: { name: "Tier", column: "Tier" },
  changeWindow: { name: "Change window", column: "Change window" },
  pair: { name: "Cluster or pair", column: "Cluster or pair" },
  decommission: { name: "Decommission date", column: "Decommission" },
  cause: { name: "Remains", column: "What remains" },
  lastHeard: { name: "Last heard", column: "Last heard" },
  unknown: { name: "Unknown" },
  owned: { name: "Owner assigned", yes: ["Owner", "assigned"], no: ["Owner", "not assigned"] },
  excluded: { name: "Excluded", yes: ["Excluded", "only"], no: ["Excluded", "left out"] },
  done: { name: "Done", yes: ["Done", "yes"], no: ["Done", "not yet"] },
  notReporting: { name: "Not reporting", yes: ["Not reporting", "only"], no: ["Reporting", "or not across"] },
  heard: { name: "Heard in a new MG once", yes: ["Heard in a new MG", "once"], no: ["Heard in a new MG", "never"] },
  cameBack: { name: "Back in an original", yes: ["Back in an original", "after it had left"], no: ["Back in an original", "no"] },
  oldRelease: { name: "Below the new release", yes: ["Release", "below the new one"], no: ["Release", "the new one"] },
  fullGroups: { name: "No room for another MG", yes: ["Room for another MG", "none"], no: ["Room for another MG", "some, or not told"] },
  groupsTold: { name: "Own list of MGs told", yes: ["Its management groups", "told"], no: ["Its management groups", "not told"] },
  systemTold: { name: "Operating system told", yes: ["Operating system", "told"], no: ["Operating system", "not told"] },
  directoryTold: {
    name: "AD integration told",
    yes: ["AD integration", "told"],
    no: ["AD integration", "not told"],
  },
  integrated: {
    name: "AD integration on",
    yes: ["AD integration", "on"],
    no: ["AD integration", "off, or not told"],
  },
  connecting: {
    name: "Connects to a new MG, now or later",
    yes: ["Connects to a new MG", "now or later"],
    no: ["Connects to a new MG", "never"],
  },
  inScope: { name: "In scope", yes: ["In scope", "only"], no: ["Out of scope", "only"] },
};
