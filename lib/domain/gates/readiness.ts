import type { Stage } from "../stages";

/** What stands in the way of taking the original away, the gravest first. */
export const blockerKinds = [
  "unobserved",
  "onlyInOriginal",
  "excludedOnlyInOriginal",
  "notReporting",
  "oldAgent",
  "serversInUse",
  "contradicted",
  "unsigned",
] as const;
export type BlockerKind = (typeof blockerKinds)[number];

export const agentBlockerKinds = [
  "onlyInOriginal",
  "excludedOnlyInOriginal",
  "notReporting",
  "oldAgent",
] as const satisfies readonly BlockerKind[];
export type AgentBlocker = (typeof agentBlockerKinds)[number];

/** Which agents stand in the way, as the filter that lists them. An excluded agent loses its last management group like any other. */
export const agentBlockers: Record<AgentBlocker, { stage?: Stage[]; inScope?: true; excluded?: true; notReporting?: true }> = {
  onlyInOriginal: { stage: ["waiting", "upgraded"], inScope: true },
  excludedOnlyInOriginal: { stage: ["waiting", "upgraded"], excluded: true },
  notReporting: { notReporting: true },
  oldAgent: { stage: ["joined"], inScope: true },
};

const words: Record<BlockerKind, { title: string; why: string }> = {
  unobserved: { title: "Original without a whole export", why: "Until one was read, nobody knows who still reports there." },
  onlyInOriginal: {
    title: "Agents in the original only",
    why: "It is their last management group: without it nothing watches them.",
  },
  excludedOnlyInOriginal: {
    title: "Excluded agents in the original only",
    why: "Nobody counts them, yet without the original nothing watches them.",
  },
  notReporting: {
    title: "Agents that the new management group does not hear",
    why: "They are across on paper. Nothing proves that alerts arrive.",
  },
  oldAgent: { title: "Agents in both with an old agent", why: "They stay below the target release once the original is gone." },
  serversInUse: { title: "Servers and gateways of the original with agents", why: "Agents still name them as their primary server." },
  contradicted: { title: "Ticks that exports contradict", why: "Somebody said done; the latest facts say otherwise." },
  unsigned: { title: "Gates without a signature", why: "The phases before it are not agreed as done." },
};

/** `name` of null: nobody. `owner`: of a server, null where nobody owns it. */
export type Part = { id: string | null; name: string | null; count: number; owner?: string | null };
export type Blocker = { kind: BlockerKind; title: string; why: string; count: number; parts: Part[] };

/** Only what stands in the way, in order. `parts` say whose it is, or which; those with most first. */
export function blockersOf(found: Readonly<Partial<Record<BlockerKind, readonly Part[]>>>): Blocker[] {
  return blockerKinds.flatMap((kind) => {
    const parts = [...(found[kind] ?? [])].filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    return count > 0 ? [{ kind, ...words[kind], count, parts }] : [];
  });
}

/** May the original go? One sentence. */
export function readinessWords(blockers: readonly Blocker[]): string {
  if (blockers.length === 0) return "Nothing stands in the way: no agent would lose its last management group.";
  return blockers.length === 1 ? "Not yet: one thing stands in the way." : `Not yet: ${blockers.length} things stand in the way.`;
}
