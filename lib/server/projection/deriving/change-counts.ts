import "server-only";
import type { Change } from "@/lib/domain/agent-history";
import type { Timeline } from "@/lib/domain/timeline";
import type { DerivedAgent } from "./derived-agents";

export type ChangeCounts = Record<Change["outcome"], number>;
/** What imports changed, by their numbers. */
export type CountsByImport = ReadonlyMap<number, ChangeCounts>;

export const outcomes = ["added", "changed", "unchanged", "missing"] as const;

export function noChanges(): ChangeCounts {
  return { added: 0, changed: 0, unchanged: 0, missing: 0 };
}

export function changeCounts(agents: Iterable<DerivedAgent>, timeline: Pick<Timeline, "imports">): CountsByImport {
  const counts = new Map<number, ChangeCounts>();
  for (const agent of agents) countChanges(counts, agent, timeline);
  return counts;
}

export function countChanges(counts: Map<number, ChangeCounts>, { changes }: DerivedAgent, { imports }: Pick<Timeline, "imports">): void {
  for (const { place, outcome } of changes) {
    const number = imports[place]?.number;
    if (number === undefined) continue;
    const one = counts.get(number) ?? noChanges();
    counts.set(number, one);
    one[outcome] += 1;
  }
}

/** Adds to the counts of those imports that are counted; `times` -1 takes away. */
export function addCounts(to: CountsByImport, counts: CountsByImport, times: 1 | -1 = 1): void {
  for (const [number, more] of counts) {
    const one = to.get(number);
    if (one) for (const outcome of outcomes) one[outcome] += times * more[outcome];
  }
}
