import { healths } from "./stages";

/** Agents of the original that shared a health from one instant until before another; null: still. Milliseconds. */
export type HealthSpan = { from: number; to: number | null; health: ToldHealth; count: number };

/** What an original may tell of an agent's health, that nothing is told included. */
export const toldHealths = [...healths, "unknown"] as const;
export type ToldHealth = (typeof toldHealths)[number];
export type HealthCounts = Record<ToldHealth, number>;

/** "healthy in OPS_2012R2": what agents are filtered by. */
export const healthIn = (group: string, health: ToldHealth): string => `${health} in ${group}`;

/** Agents by health at each of the ascending `moments`. One whose export does not tell is unknown, never healthy. */
export function healthOver(spans: readonly HealthSpan[], moments: readonly number[]): HealthCounts[] {
  return moments.map((at) => {
    const counts = Object.fromEntries(toldHealths.map((health) => [health, 0])) as HealthCounts;
    for (const { from, to, health, count } of spans) if (from <= at && (to === null || to > at)) counts[health] += count;
    return counts;
  });
}
