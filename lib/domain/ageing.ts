import type { AgentFacts } from "./agent-facts";
import type { Timeline } from "./timeline";

/** What holds only for a while after it was told. *Not available* is no such thing: silence makes it no better. */
const ageing = ["available", "inMaintenance"] as const;
type AgeingField = (typeof ageing)[number];
type Telling = { at: number; value: boolean | null };
/** Per management group, in order: when each of them was told of an agent, and what. */
export type Tellings = ReadonlyMap<number, Record<AgeingField, readonly Telling[]>>;

type Row = { place: number; groupKey: number; facts: AgentFacts | null };

/** When rows told whether the agent is available or in maintenance; null where none ever did. `rows` in any order. */
export function tellingsOf(rows: readonly Row[], timeline: Timeline): Tellings | null {
  const told = new Map<number, Record<AgeingField, Telling[]>>();
  for (const { place, groupKey, facts } of rows) {
    if (!facts || ageing.every((field) => facts[field] === undefined)) continue;
    const own = told.get(groupKey) ?? { available: [], inMaintenance: [] };
    told.set(groupKey, own);
    for (const field of ageing) {
      const value = facts[field];
      if (value !== undefined) own[field].push({ at: timeline.imports[place]?.at ?? 0, value });
    }
  }
  for (const own of told.values()) for (const field of ageing) own[field].sort((a, b) => a.at - b.at);
  return told.size ? told : null;
}

/** Instants at which something told becomes too old to hold, and at which it is told again after that. */
export function ageingInstants(tellings: Tellings | null, age: number): number[] {
  if (!tellings) return [];
  return [...tellings.values()].flatMap((own) =>
    ageing.flatMap((field) =>
      own[field].flatMap(({ at, value }, i) => {
        const again = own[field][i + 1]?.at ?? null;
        if (value !== true || (again !== null && again - at <= age)) return [];
        return again === null ? [at + age + 1] : [at + age + 1, again];
      }),
    ),
  );
}

/** The same facts with what is too old at `at` unknown again. */
export function agedFacts(facts: AgentFacts, groupKey: number, tellings: Tellings | null, at: number, age: number): AgentFacts {
  const own = tellings?.get(groupKey);
  if (!own) return facts;
  const old = ageing.filter((field) => {
    const told = own[field].findLast((one) => one.at <= at);
    return facts[field] === true && told !== undefined && at - told.at > age;
  });
  return old.length ? { ...facts, ...Object.fromEntries(old.map((field) => [field, null])) } : facts;
}
