import { createParser, type inferParserType, parseAsBoolean, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { agentFields, byField, type ManyField, manyFields, type TruthField, truthFields, type ValueOf } from "@/lib/domain/agent-fields";
import { type AgentFilter, isMoment, sorts } from "./agent-links";

/** A calendar date or an instant with offset; anything else counts as absent. */
export const parseAsMoment = createParser({ parse: (text) => (isMoment(text) ? text : null), serialize: (text: string) => text });

type Many = { [F in ManyField]: ReturnType<typeof parseAsNativeArrayOf<ValueOf<F>>> };
const many = byField<Many>(manyFields, (name) => {
  const field = agentFields[name];
  return parseAsNativeArrayOf("from" in field ? parseAsStringLiteral<string>(field.from) : parseAsString);
});

/** How the address of a list of agents is read: the same keys in the page's address, the API's query and every link. */
export const agentFilterKeys = {
  ...many,
  q: parseAsString.withDefault(""),
  ...byField<Record<TruthField, typeof parseAsBoolean>>(truthFields, () => parseAsBoolean),
  asOf: parseAsMoment,
  sort: parseAsStringLiteral(sorts).withDefault("fqdn"),
};

/** What is read is what links write. */
null satisfies AgentFilter extends inferParserType<typeof agentFilterKeys> ? null : never;

/** Which agent's panel is open; part of the page's address, not of the filter. */
export const openAgentKeys = { agent: parseAsString };
