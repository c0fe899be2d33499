import { toldHealths } from "./health-course";
import { causeCodes, unknownFields } from "./remaining/cause-codes";
import { settlingCodes } from "./settling";
import { flagCodes, methods, saidAlertsFroms, severities, stages } from "./stages";

type Field = {
  /** Filtered by any of some values: from this closed list, or words of as many letters at the most. */
  from?: readonly string[];
  upTo?: number;
  /** When something was so: filtered by since a day, before a day, and never. Exports tell it, or people's lists do. */
  moment?: true | "listed";
  /** Filtered by yes or no. */
  truth?: true;
  /** Lists can show it as a column, and be put in order by it; so does the panel of an agent, where nothing else there says it. */
  column?: true | "panel";
};

const truth = { truth: true } as const;

/**
 * Each field of an agent that anything filters, sorts or shows as a column by, once, in the order of the menu of filters. What it is called:
 * agent-field-words.ts; how it is read: agent-readings.ts. The contract, keys of addresses, menus, chips and columns follow. It is as small as it can be, since every page that
 * links to agents carries it.
 */
export const agentFields = {
  stage: { from: stages, column: true },
  flag: { from: flagCodes },
  without: { from: flagCodes },
  flags: { column: true },
  settling: { from: settlingCodes },
  worst: { from: severities },
  group: { upTo: 120 },
  everIn: { upTo: 120 },
  groups: { column: true },
  release: { upTo: 40 },
  version: { upTo: 100, column: true },
  sourceHealth: { from: toldHealths },
  health: { upTo: 140 },
  server: { upTo: 255, column: true },
  sourceServer: { upTo: 255 },
  domain: { upTo: 255, column: true },
  owner: { upTo: 200, column: true },
  method: { from: methods, column: true },
  tag: { upTo: 60 },
  tags: { column: true },
  alertsFrom: { from: saidAlertsFroms, column: true },
  service: { upTo: 200, column: true },
  environment: { upTo: 200, column: true },
  site: { upTo: 200, column: true },
  tier: { upTo: 200, column: true },
  changeWindow: { upTo: 200, column: true },
  pair: { upTo: 200, column: true },
  decommission: { moment: "listed", column: true },
  cause: { from: causeCodes, column: true },
  lastHeard: { moment: true, column: "panel" },
  unknown: { from: unknownFields },
  owned: truth,
  excluded: truth,
  done: truth,
  notReporting: truth,
  heard: truth,
  cameBack: truth,
  oldRelease: truth,
  fullGroups: truth,
  groupsTold: truth,
  systemTold: truth,
  directoryTold: truth,
  integrated: truth,
  connecting: truth,
  inScope: truth,
} as const satisfies Record<string, Field>;

type Fields = typeof agentFields;
export type AgentField = keyof Fields;
type Having<What> = { [F in AgentField]: Fields[F] extends What ? F : never }[AgentField];

/** Filtered by any of several values; of a closed list; by moments; by yes or no; shown as a column and sorted by. */
export type ManyField = Having<{ from: readonly string[] } | { upTo: number } | { moment: true | "listed" }>;
export type ClosedField = Having<{ from: readonly string[] }>;
export type MomentField = Having<{ moment: true | "listed" }>;
export type ToldMoment = Having<{ moment: true }>;
export type TruthField = Having<typeof truth>;
export type ColumnField = Having<{ column: true | "panel" }>;
export type SortField = ColumnField | "fqdn";

/** One of the values that a field is filtered by. */
export type ValueOf<F extends ManyField> = Fields[F] extends { from: readonly (infer Value extends string)[] } ? Value : string;

/** Fields that have one of these. */
export const having = <F extends AgentField>(...whats: (keyof Field)[]) =>
  (Object.keys(agentFields) as AgentField[]).filter((name): name is F => whats.some((what) => what in agentFields[name]));
export const manyFields = having<ManyField>("from", "upTo", "moment");
export const truthFields = having<TruthField>("truth");
export const agentSorts: readonly SortField[] = ["fqdn", ...having<ColumnField>("column")];

/** What each of these fields has: `Each` tells of which kind it is for which field. */
export const byField = <Each extends object>(
  fields: readonly (keyof Each & AgentField)[],
  of: (field: keyof Each & AgentField) => unknown,
) => Object.fromEntries(fields.map((field) => [field, of(field)])) as Each;
