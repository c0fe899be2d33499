import {
  createParser,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { agentSorts, type SortField } from "@/lib/domain/agent-sorts";
import { toldHealths } from "@/lib/domain/health-course";
import { causeCodes, unknownFields } from "@/lib/domain/remaining/cause-codes";
import { type FlagCode, flagCodes, methods, saidAlertsFroms, severities, stages } from "@/lib/domain/stages";
import { hrefOf } from "./ask";

export type AgentSort = SortField | `-${SortField}`;
const sorts: readonly AgentSort[] = agentSorts.flatMap((field): AgentSort[] => [field, `-${field}`]);

const words = parseAsNativeArrayOf(parseAsString);

/** A calendar date or an instant with offset, as the API takes them (a test compares); anything else counts as absent. */
export const parseAsMoment = createParser({ parse: (text) => (isMoment(text) ? text : null), serialize: (text: string) => text });

function isMoment(text: string): boolean {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const day = Date.parse(`${date}T00:00:00Z`);
  // Date.parse rolls 30 February over into March.
  return (
    !Number.isNaN(day) && new Date(day).toISOString().startsWith(date ?? "") && (time === undefined || !Number.isNaN(Date.parse(text)))
  );
}

/** The address of a list of agents: the same keys in the page's address, the API's query and every link. */
export const agentFilterKeys = {
  stage: parseAsNativeArrayOf(parseAsStringLiteral(stages)),
  flag: parseAsNativeArrayOf(parseAsStringLiteral<FlagCode>(flagCodes)),
  without: parseAsNativeArrayOf(parseAsStringLiteral<FlagCode>(flagCodes)),
  worst: parseAsNativeArrayOf(parseAsStringLiteral(severities)),
  group: words,
  everIn: words,
  release: words,
  version: words,
  sourceHealth: parseAsNativeArrayOf(parseAsStringLiteral(toldHealths)),
  server: words,
  sourceServer: words,
  domain: words,
  owner: words,
  method: parseAsNativeArrayOf(parseAsStringLiteral(methods)),
  tag: words,
  alertsFrom: parseAsNativeArrayOf(parseAsStringLiteral(saidAlertsFroms)),
  q: parseAsString.withDefault(""),
  owned: parseAsBoolean,
  excluded: parseAsBoolean,
  done: parseAsBoolean,
  notReporting: parseAsBoolean,
  heard: parseAsBoolean,
  cameBack: parseAsBoolean,
  oldRelease: parseAsBoolean,
  fullGroups: parseAsBoolean,
  groupsTold: parseAsBoolean,
  systemTold: parseAsBoolean,
  connecting: parseAsBoolean,
  inScope: parseAsBoolean,
  cause: parseAsNativeArrayOf(parseAsStringLiteral(causeCodes)),
  unknown: parseAsNativeArrayOf(parseAsStringLiteral(unknownFields)),
  asOf: parseAsMoment,
  sort: parseAsStringLiteral(sorts).withDefault("fqdn"),
};
export type AgentFilter = inferParserType<typeof agentFilterKeys>;

/** Which agent's panel is open; part of the page's address, not of the filter. */
export const openAgentKeys = { agent: parseAsString };

const write = createSerializer({ ...agentFilterKeys, ...openAgentKeys });

/** Without the question mark; empty when nothing is set. */
export function agentsSearch(filter: Partial<AgentFilter>): string {
  return write(filter).slice(1);
}

export function inventoryHref(migration: string, filter: Partial<AgentFilter & { agent: string }> = {}): string {
  return write(`/m/${migration}/inventory`, filter);
}

export function agentsCsvHref(migration: string, filter: Partial<AgentFilter>): string {
  return write(hrefOf("GET /api/v1/migrations/{migration}/agents.csv", { params: { migration } }), filter);
}

export function agentOrderHref(migration: string, filter: Partial<AgentFilter>): string {
  return write(hrefOf("GET /api/v1/migrations/{migration}/agents/order", { params: { migration } }), filter);
}

/** Words and closed lists that may be filtered by several values at once. */
export const manyKeys = [
  "stage",
  "flag",
  "without",
  "worst",
  "group",
  "everIn",
  "release",
  "version",
  "sourceHealth",
  "server",
  "sourceServer",
  "domain",
  "owner",
  "method",
  "tag",
  "alertsFrom",
  "cause",
  "unknown",
] as const;
export const truthKeys = [
  "owned",
  "excluded",
  "done",
  "notReporting",
  "heard",
  "cameBack",
  "oldRelease",
  "fullGroups",
  "groupsTold",
  "systemTold",
  "connecting",
  "inScope",
] as const;
