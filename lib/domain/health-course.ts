import { type Health, healths } from "./stages";

/** Agents of the original that shared a health from one instant until before another; null: still. Milliseconds. */
export type HealthSpan = { from: number; to: number | null; health: Health | null; count: number };

export type HealthCounts = Record<Health | "unknown", number>;

/** Agents by health at each of the ascending `moments`. One whose export does not tell is unknown, never healthy. */
export function healthOver(spans: readonly HealthSpan[], moments: readonly number[]): HealthCounts[] {
  return moments.map((at) => {
    const counts = Object.fromEntries([...healths, "unknown"].map((health) => [health, 0])) as HealthCounts;
    for (const { from, to, health, count } of spans) if (from <= at && (to === null || to > at)) counts[health ?? "unknown"] += count;
    return counts;
  });
}
