import type { CauseCode } from "../remaining/cause-codes";
import { count } from "../words/numbers";

/** Causes that no pace clears, in the words of a sentence. Agents of the others move as the measured ones did. */
const stuck: readonly (readonly [words: string, causes: readonly CauseCode[]])[] = [
  ["failed", ["pendingFailed"]],
  ["not supported", ["operatingSystem"]],
  ["silent", ["notHeardFrom", "notReporting"]],
  ["left the original", ["leftOriginal"]],
  ["not heard about lately", ["notHeardAbout"]],
  ["waiting without an owner", ["noOwner"]],
];

/** "Of the 12 to do, 5 do not move by themselves: 2 failed, 3 silent." Empty where all of them move. */
export function stuckWords(remaining: readonly { value: string | null; inScope: number }[]): string[] {
  const of = (causes: readonly string[]) =>
    remaining.reduce((sum, { value, inScope }) => (value !== null && causes.includes(value) ? sum + inScope : sum), 0);
  const parts = stuck.flatMap(([words, causes]) => {
    const agents = of(causes);
    return agents > 0 ? [{ agents, words: `${count(agents)} ${words}` }] : [];
  });
  const all = remaining.reduce((sum, { inScope }) => sum + inScope, 0);
  const still = parts.reduce((sum, { agents }) => sum + agents, 0);
  if (still === 0) return [];
  return [
    `Of the ${count(all)} to do, ${count(still)} ${still === 1 ? "does" : "do"} not move by ${still === 1 ? "itself" : "themselves"}: ${parts
      .map(({ words }) => words)
      .join(", ")}.`,
  ];
}
