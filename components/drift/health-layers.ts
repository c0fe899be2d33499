import type { SourceHealth } from "@/lib/contracts/drift";
import { healthNames, healths } from "@/lib/domain/stages";

/** From the bottom up: what is well lies lowest. */
export const healthOrder = [...healths, "unknown"] as const;
export type HealthName = (typeof healthOrder)[number];

export const healthWords: Record<HealthName, string> = { ...healthNames, unknown: "Unknown" };

type Edge = { x: number; low: number; high: number };
export type HealthLayer = { health: HealthName; count: number; edges: Edge[] };

/** Agents by health on top of each other at each moment. `x` is 0 to 1 between the first and the last moment. */
export function healthLayers(moments: SourceHealth["moments"]): HealthLayer[] {
  const instants = moments.map(({ at }) => Date.parse(at));
  const [first = 0] = instants;
  const span = (instants.at(-1) ?? 0) - first || 1;
  const below = moments.map(() => 0);
  return healthOrder.flatMap((health): HealthLayer[] => {
    const edges = moments.map((moment, i): Edge => {
      const low = below[i] ?? 0;
      below[i] = low + moment[health];
      return { x: ((instants[i] ?? 0) - first) / span, low, high: low + moment[health] };
    });
    return edges.some(({ low, high }) => high > low) ? [{ health, count: moments.at(-1)?.[health] ?? 0, edges }] : [];
  });
}
