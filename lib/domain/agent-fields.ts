import { toldHealths } from "./health-course";
import { causeCodes, unknownFields } from "./remaining/cause-codes";
import { flagCodes, methods, saidAlertsFroms, severities, stages } from "./stages";

type Field = {
  /** Filtered by any of some values: from this closed list, or words of as many letters at the most. */
  from?: readonly string[];
  upTo?: number;
  /** Filtered by yes or no. */
  truth?: true;
  /** Lists can be put in order by it. */
  sort?: true;
  /** Lists can show it as a column. */
  column?: true;
};

/**
 * Each field of an agent that anything filters, sorts or shows as a column by, once, in the order of the menu of filters. What it is called:
 * agent-field-words.ts; how it is read: agent-readings.ts. The contract, keys of addresses, menus, chips and columns follow. It is as small as it can be, since every page that
 * links to agents carries it.
 */
export const agentFields = {
  stage: { from: stages, sort: true, column: true },
  flag: { from: flagCodes },
  /** Flags of which it carries none. */
  without: { from: flagCodes },
  flags: { sort: true, column: true },
  worst: { from: severities },
  group: { upTo: 120 },
  /** Management groups that list it now or did at any time. */
  everIn: { upTo: 120 },
  groups: { sort: true, column: true },
  release: { upTo: 40 },
  /** The installed build, as it is written. */
  version: { upTo: 100, sort: true, column: true },
  /** Health as an original tells it: not heard from is not monitored. */
  sourceHealth: { from: toldHealths },
  server: { upTo: 255, sort: true, column: true },
  /** Its primary server as an original tells it. */
  sourceServer: { upTo: 255 },
  domain: { upTo: 255, sort: true, column: true },
  owner: { upTo: 200, sort: true, column: true },
  method: { from: methods, sort: true, column: true },
  tag: { upTo: 60 },
  tags: { sort: true, column: true },
  alertsFrom: { from: saidAlertsFroms, sort: true, column: true },
  cause: { from: causeCodes, sort: true, column: true },
  /** Agents of which no export and nobody tells these: a filter by value can never find them. */
  unknown: { from: unknownFields },
  /** Whether an owner is set. */
  owned: { truth: true },
  excluded: { truth: true },
  done: { truth: true },
  notReporting: { truth: true },
  /** Whether a new management group heard from it at any time. */
  heard: { truth: true },
  /** Listed by an original again after every original had left it out while a new management group listed it. */
  cameBack: { truth: true },
  /** Below the release of the new side, whether it waits for it, joined without it or was cut over without it. */
  oldRelease: { truth: true },
  /** By its own latest list it has no room for another management group. */
  fullGroups: { truth: true },
  /** Whether a list of its own tells its management groups. */
  groupsTold: { truth: true },
  /** Whether an export tells its operating system. */
  systemTold: { truth: true },
  /** A new management group carries it, excluded or not, or will: it is in scope and not across yet. */
  connecting: { truth: true },
  /** In some management group and not excluded. */
  inScope: { truth: true },
} as const satisfies Record<string, Field>;

type Fields = typeof agentFields;
export type AgentField = keyof Fields;
type Having<What> = { [F in AgentField]: Fields[F] extends What ? F : never }[AgentField];

/** Filtered by any of several values; by yes or no; sorted by; shown as a column. */
export type ManyField = Having<{ from: readonly string[] } | { upTo: number }>;
export type ClosedField = Having<{ from: readonly string[] }>;
export type TruthField = Having<{ truth: true }>;
export type SortField = Having<{ sort: true }> | "fqdn";
export type ColumnField = Having<{ column: true }>;

/** One of the values that a field is filtered by. */
export type ValueOf<F extends ManyField> = Fields[F] extends { from: readonly (infer Value extends string)[] } ? Value : string;

const having = <F extends AgentField>(...whats: (keyof Field)[]) =>
  (Object.keys(agentFields) as AgentField[]).filter((name): name is F => whats.some((what) => what in agentFields[name]));
export const manyFields = having<ManyField>("from", "upTo");
export const truthFields = having<TruthField>("truth");
export const agentSorts: readonly SortField[] = ["fqdn", ...having<Exclude<SortField, "fqdn">>("sort")];

/** What each of these fields has: `Each` tells of which kind it is for which field. */
export const byField = <Each extends object>(
  fields: readonly (keyof Each & AgentField)[],
  of: (field: keyof Each & AgentField) => unknown,
) => Object.fromEntries(fields.map((field) => [field, of(field)])) as Each;
