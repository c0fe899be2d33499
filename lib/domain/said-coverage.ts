import { groupKeyOf } from "./management-groups";
import type { Coverage } from "./stages";

/**
 * What somebody says a file speaks for: one word for all its groups, or a word per group by its name. The name "" stands for
 * every group that has no word of its own.
 */
export type SaidCoverage = Coverage | Readonly<Record<string, Coverage>>;

/** What was said of one group; null where nobody said anything of it. */
export function saidOf(said: SaidCoverage | undefined, group: string): Coverage | null {
  if (said === undefined || typeof said === "string") return said ?? null;
  const words = wordsOf(said);
  return words.get(groupKeyOf(group)) ?? words.get("") ?? null;
}

/** What holds when something more is said: a word for all replaces what was said before, a word for one group only that. */
export function withSaid(before: SaidCoverage | undefined, said: SaidCoverage | undefined): SaidCoverage | undefined {
  if (said === undefined || typeof said === "string") return said ?? before;
  return Object.fromEntries([...(before === undefined ? [] : wordsOf(before)), ...wordsOf(said)]);
}

/** Names of groups that words are said for. */
export function groupsSaid(said: SaidCoverage | undefined): string[] {
  return said === undefined || typeof said === "string" ? [] : Object.keys(said).filter((name) => name !== "");
}

function wordsOf(said: SaidCoverage): Map<string, Coverage> {
  if (typeof said === "string") return new Map([["", said]]);
  return new Map(Object.entries(said).map(([name, word]) => [groupKeyOf(name), word]));
}

/** One word for the whole file: null while a group waits for an answer, "mixed" where it is whole for some and part for others. */
export function coverageOf(coverages: readonly (Coverage | null)[]): Coverage | "mixed" | null {
  const [first = null] = coverages;
  if (coverages.includes(null)) return null;
  return coverages.every((one) => one === first) ? first : "mixed";
}
