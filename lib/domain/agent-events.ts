import { healthNames, healths } from "./stages";

/** One fact of an agent in one management group, before and after an import; `listed` is "yes", or null where it is not. */
type Entry = { at: string; import: number; importId: string; group: string; field: string; from: string | null; to: string | null };

/** What one import said of an agent in one management group otherwise than the one before: a sentence, and the facts behind it. */
export type AgentEvent<E extends Entry> = { at: string; import: number; importId: string; group: string; title: string; facts: E[] };

/** Facts that say most, first. */
const order = ["listed", "version", "health", "primaryServer"];
const rank = ({ field }: Entry) => (order.includes(field) ? order.indexOf(field) : order.length);

/** Newest first. `called`: what a fact is called. */
export function agentEvents<E extends Entry>(history: readonly E[], called: (field: string) => string): AgentEvent<E>[] {
  const events = new Map<string, E[]>();
  for (const entry of history) {
    const key = `${entry.importId} ${entry.group}`;
    events.set(key, [...(events.get(key) ?? []), entry]);
  }
  const seen = new Set<string>();
  return [...events.values()]
    .map((facts) => facts.toSorted((a, b) => rank(a) - rank(b)))
    .toSorted(([a], [b]) => (a?.at ?? "").localeCompare(b?.at ?? "") || (a?.import ?? 0) - (b?.import ?? 0))
    .flatMap((facts) => {
      const [first] = facts;
      if (!first) return [];
      const { at, importId, group } = first;
      const title = titleOf(facts, seen.has(group), called);
      seen.add(group);
      return [{ at, import: first.import, importId, group, title, facts }];
    })
    .reverse();
}

function titleOf(facts: readonly Entry[], before: boolean, called: (field: string) => string): string {
  const [first] = facts;
  if (!first) return "";
  const { group } = first;
  if (first.field === "listed") {
    if (first.to === null) return `No longer in ${group}`;
    return before ? `Back in ${group}` : `First seen in ${group}`;
  }
  const told = facts.filter(({ field }) => field === "version" || field === "health").map(saidOf);
  if (told.length > 0) return `${capital(told.join(", "))} in ${group}`;
  return facts.length === 1 ? `${called(first.field)} in ${group}` : `${facts.length} facts in ${group}`;
}

function saidOf({ field, from, to }: Entry): string {
  const words = (value: string | null) => {
    const health = field === "health" ? healths.find((one) => one === value) : undefined;
    return health ? healthNames[health].toLowerCase() : (value ?? "unknown");
  };
  return `${field} ${words(from)} → ${words(to)}`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
