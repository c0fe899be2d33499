import {
  createParser,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import {
  agentFields,
  agentSorts,
  byField,
  type ManyField,
  manyFields,
  type SortField,
  type TruthField,
  truthFields,
  type ValueOf,
} from "@/lib/domain/agent-fields";

export type AgentSort = SortField | `-${SortField}`;
const sorts: readonly AgentSort[] = agentSorts.flatMap((field): AgentSort[] => [field, `-${field}`]);

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

type Many = { [F in ManyField]: ReturnType<typeof parseAsNativeArrayOf<ValueOf<F>>> };
const many = byField<Many>(manyFields, (name) => {
  const field = agentFields[name];
  return parseAsNativeArrayOf("from" in field ? parseAsStringLiteral<string>(field.from) : parseAsString);
});

/** The address of a list of agents: the same keys in the page's address, the API's query and every link. */
export const agentFilterKeys = {
  ...many,
  q: parseAsString.withDefault(""),
  ...byField<Record<TruthField, typeof parseAsBoolean>>(truthFields, () => parseAsBoolean),
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
