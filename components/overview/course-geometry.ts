import type { OverviewMoment } from "@/lib/contracts/overview";
import type { Stage } from "@/lib/domain/stages";

/** From the bottom up: what is furthest along lies lowest, so that the top of the done stages reads as a burn-up. */
export const courseOrder = ["cutOver", "dualHomed", "joined", "upgraded", "waiting"] as const satisfies Stage[];
export type CourseStage = (typeof courseOrder)[number];

type Edge = { x: number; low: number; high: number };
export type Layer = { stage: CourseStage; count: number; edges: Edge[] };

/** Stages on top of each other at each moment. `x` is 0 to 1 between the first and the last moment, heights are agents. */
export function courseLayers(moments: readonly Pick<OverviewMoment, "at" | "stages">[]): Layer[] {
  const instants = moments.map(({ at }) => Date.parse(at));
  const [first = 0] = instants;
  const span = (instants.at(-1) ?? 0) - first || 1;
  const below = moments.map(() => 0);
  return courseOrder.flatMap((stage): Layer[] => {
    const edges = moments.map(({ stages }, i): Edge => {
      const low = below[i] ?? 0;
      const high = low + (stages[stage] ?? 0);
      below[i] = high;
      return { x: ((instants[i] ?? 0) - first) / span, low, high };
    });
    const count = moments.at(-1)?.stages[stage] ?? 0;
    return edges.some(({ low, high }) => high > low) ? [{ stage, count, edges }] : [];
  });
}

/** Moves labels apart where they would touch; `at` and `least` in pixels, ascending, kept above `end`. */
export function spread(at: readonly number[], least: number, end: number): number[] {
  const places: number[] = [];
  for (const place of at) places.push(Math.max(place, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + least));
  for (let i = places.length - 1, limit = end; i >= 0; i--, limit -= least) places[i] = Math.min(places[i] ?? 0, limit);
  return places;
}

/** Of the moments, those whose date is written: never two closer than `apart` (0 to 1), the ends first. */
export function datedPlaces(places: readonly number[], apart: number): number[] {
  const shown: number[] = [];
  for (const [i, x] of places.entries()) {
    const previous = shown.at(-1);
    const room = previous === undefined || x - (places[previous] ?? 0) >= apart;
    if (room && (i === 0 || i === places.length - 1 || 1 - x >= apart)) shown.push(i);
  }
  return shown;
}
