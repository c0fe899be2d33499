import type { AgentFacts } from "./agent-facts";
import { grouped } from "./grouped";
import { firstWholeAt, nextWhole, type Timeline } from "./timeline";

/**
 * A row about the agent (`facts` null: it was rejected), or, where `row` is null, its absence from a whole export. A row
 * `repeats` when its whole export says what the one before it said: nothing follows from it.
 */
export type Step = { place: number; groupKey: number; row: number | null; facts: AgentFacts | null; repeats: boolean };
type Seen = Omit<Step, "repeats">;

/** Rows and absences in order: an agent is missing at the first whole export of its group that does not name it. */
export function stepsOf(sightings: readonly Seen[], timeline: Timeline): Step[] {
  const steps: Step[] = [];
  for (const [groupKey, rows] of grouped(sightings, (one) => one.groupKey)) {
    rows.sort((a, b) => a.place - b.place);
    let before: Seen | null = null;
    for (const [i, row] of rows.entries()) {
      steps.push({ ...row, repeats: before !== null && isWhole(timeline, row) && isWhole(timeline, before) && before.facts === row.facts });
      const absent = nextWhole(timeline, groupKey, row.place);
      const missing = absent !== null && absent < (rows[i + 1]?.place ?? Number.POSITIVE_INFINITY);
      if (missing) steps.push({ place: absent, groupKey, row: null, facts: null, repeats: false });
      before = missing || row.facts === null ? null : row;
    }
  }
  return steps.sort((a, b) => a.place - b.place || a.groupKey - b.groupKey);
}

function isWhole(timeline: Timeline, { place, groupKey }: Seen): boolean {
  return timeline.imports[place]?.wholeKeys.includes(groupKey) ?? false;
}

/** When the import of a step was captured; never, where there is no step. */
export function instantOfStep(timeline: Timeline, step: Step | undefined): number {
  return timeline.imports[step?.place ?? 0]?.at ?? Number.POSITIVE_INFINITY;
}

/** Instants at which something about the agent may change: its own rows, the first whole export of a group it claims, and the day a group is retired. */
export function instantsOf(steps: readonly Step[], sightings: readonly Seen[], timeline: Timeline): number[] {
  const instants = new Set(steps.filter((s) => !s.repeats).map((s) => instantOfStep(timeline, s)));
  const first = Math.min(...instants);
  const incomplete = timeline.groups.some((g) => (firstWholeAt(timeline, g.key) ?? Number.POSITIVE_INFINITY) > first);
  if (incomplete || sightings.some((s) => s.facts?.mgList?.length)) {
    for (const group of timeline.groups) {
      const at = firstWholeAt(timeline, group.key);
      if (at !== null && at > first) instants.add(at);
    }
  }
  for (const { retiredAt } of timeline.groups) if (retiredAt !== undefined && retiredAt > first) instants.add(retiredAt);
  return [...instants].sort((a, b) => a - b);
}
