import type { AgentFacts } from "./agent-facts";
import { firstWholeAt, nextWhole, type Timeline } from "./timeline";

/** A row about the agent (`facts` null: it was rejected), or, where `row` is null, its absence from a whole export. */
export type Step = { place: number; groupKey: number; row: number | null; facts: AgentFacts | null };

/** Rows and absences in order: an agent is missing at the first whole export of its group that does not name it. */
export function stepsOf(sightings: readonly Step[], timeline: Timeline): Step[] {
  const steps: Step[] = [...sightings];
  for (const [groupKey, rows] of byGroup(sightings)) {
    const places = rows.map((r) => r.place).sort((a, b) => a - b);
    places.forEach((place, i) => {
      const absent = nextWhole(timeline, groupKey, place);
      const seenAgain = places[i + 1] ?? Number.POSITIVE_INFINITY;
      if (absent !== null && absent < seenAgain) steps.push({ place: absent, groupKey, row: null, facts: null });
    });
  }
  return steps.sort((a, b) => a.place - b.place || a.groupKey - b.groupKey);
}

function byGroup(sightings: readonly Step[]): Map<number, Step[]> {
  const groups = new Map<number, Step[]>();
  for (const s of sightings) {
    const list = groups.get(s.groupKey);
    if (list) list.push(s);
    else groups.set(s.groupKey, [s]);
  }
  return groups;
}

/** When the import of a step was captured; never, where there is no step. */
export function instantOf(timeline: Timeline, step: Step | undefined): number {
  return timeline.imports[step?.place ?? 0]?.at ?? Number.POSITIVE_INFINITY;
}

/** Instants at which something about the agent may change: its own rows, and the first whole export of a group it claims. */
export function instantsOf(steps: readonly Step[], sightings: readonly Step[], timeline: Timeline): number[] {
  const instants = new Set(steps.map((s) => instantOf(timeline, s)));
  const first = Math.min(...instants);
  const incomplete = timeline.groups.some((g) => (firstWholeAt(timeline, g.key) ?? Number.POSITIVE_INFINITY) > first);
  if (incomplete || sightings.some((s) => s.facts?.mgList?.length)) {
    for (const group of timeline.groups) {
      const at = firstWholeAt(timeline, group.key);
      if (at !== null && at > first) instants.add(at);
    }
  }
  return [...instants].sort((a, b) => a - b);
}
