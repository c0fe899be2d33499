import type { Stage } from "@/lib/domain/stages";

/** From the bottom up: what is furthest along lies lowest, so that the top of the done stages reads as a burn-up. */
export const courseOrder = ["cutOver", "dualHomed", "joined", "upgraded", "waiting"] as const satisfies Stage[];
export type CourseStage = (typeof courseOrder)[number];

type Edge = { x: number; low: number; high: number };
export type Layer<K extends string = string> = { id: K; count: number; edges: Edge[] };

/** Agents on top of each other at each moment, in the given order. `x` is 0 to 1 between the first and the last moment, heights are agents. */
export function layersOf<K extends string, M extends { at: string }>(
  moments: readonly M[],
  order: readonly K[],
  agentsOf: (moment: M, id: K) => number,
): Layer<K>[] {
  const instants = moments.map(({ at }) => Date.parse(at));
  const [first = 0] = instants;
  const span = (instants.at(-1) ?? 0) - first || 1;
  const below = moments.map(() => 0);
  return order.flatMap((id): Layer<K>[] => {
    const edges = moments.map((moment, i): Edge => {
      const low = below[i] ?? 0;
      const high = low + agentsOf(moment, id);
      below[i] = high;
      return { x: ((instants[i] ?? 0) - first) / span, low, high };
    });
    const last = edges.at(-1);
    return edges.some(({ low, high }) => high > low) ? [{ id, count: last ? last.high - last.low : 0, edges }] : [];
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
