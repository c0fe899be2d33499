import type { CauseCode } from "../remaining/cause-codes";
import { count } from "../words/numbers";

/** Causes that no pace clears, in the words of a sentence. Agents of the others move as the measured ones did. */
const stuck: readonly (readonly [words: string, causes: readonly CauseCode[], alone: readonly [one: string, many: string]])[] = [
  ["failed", ["pendingFailed"], ["failed", "failed"]],
  ["not supported", ["operatingSystem"], ["is not supported", "are not supported"]],
  ["silent", ["notHeardFrom", "notReporting"], ["is silent", "are silent"]],
  ["left the original", ["leftOriginal"], ["left the original", "left the original"]],
  ["not heard about lately", ["notHeardAbout"], ["was not heard about lately", "were not heard about lately"]],
  ["waiting without an owner", ["noOwner"], ["waits without an owner", "wait without an owner"]],
];

type Remaining = { value: string | null; inScope: number; elsewhere?: number | null | undefined };
type Told = {
  /** Whether owners are kept at all: where nobody has one, none is waited for. */
  ownersKept: boolean;
  /** How many are across, but not reporting: those on an old agent are silent as well, and not among them. */
  notReporting: number;
};

/**
 * "Of the 12 to do, 5 do not move by themselves: 2 failed, 3 silent", "3 are silent and do not move by themselves". Empty where all of them move. Each agent counts once: "3 more"
 * says that others with the same sign were counted before.
 */
export function stuckWords(remaining: readonly Remaining[], { ownersKept, notReporting }: Told): string[] {
  const of = (causes: readonly string[]) =>
    remaining.reduce(
      (sum, { value, inScope, elsewhere }) =>
        value !== null && causes.includes(value) ? { agents: sum.agents + inScope, before: sum.before + (elsewhere ?? 0) } : sum,
      { agents: 0, before: 0 },
    );
  const parts: { agents: number; words: string; alone: string }[] = [];
  for (const [words, causes, alone] of stuck) {
    const { agents, before } = of(causes.filter((cause) => ownersKept || cause !== "noOwner"));
    if (agents === 0) continue;
    const more = before > 0 && parts.length > 0 ? "more " : "";
    const old = words === "silent" && agents > notReporting ? " (old agents among them)" : "";
    parts.push({ agents, words: `${count(agents)} ${more}${words}${old}`, alone: `${alone[agents === 1 ? 0 : 1]}${old}` });
  }
  const all = remaining.reduce((sum, { inScope }) => sum + inScope, 0);
  const still = parts.reduce((sum, { agents }) => sum + agents, 0);
  if (still === 0) return [];
  const [only, ...others] = parts;
  const stays = `${still === 1 ? "does" : "do"} not move by ${still === 1 ? "itself" : "themselves"}`;
  const told = only && others.length === 0 ? `${only.alone} and ${stays}` : `${stays}: ${parts.map(({ words }) => words).join(", ")}`;
  return [`Of the ${count(all)} to do, ${count(still)} ${told}.`];
}
