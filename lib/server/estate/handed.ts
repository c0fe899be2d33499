import "server-only";
import type { Told } from "./reading";

/** Periods of agents as whoever derived them has them. Instants in milliseconds, infinite for one that is open; `told`: the place of what is told among `texts`. */
export type HandedPeriods = { keys: Int32Array; from: Float64Array; to: Float64Array; told: Uint32Array; texts: readonly string[] };

/** What was written of agents under one revision: which moved, all their periods, and which are new, in the order of their names. */
export type Handed = { revision: number; moved: readonly number[]; periods: readonly HandedPeriods[]; newborn: Told | null };

/** What was handed over of every revision after `from` and up to `until`; null where any is missing: then it is read. */
export function newsBetween(handed: readonly Handed[], from: number, until: number): readonly Handed[] | null {
  const news = handed.filter(({ revision }) => revision > from && revision <= until).sort((a, b) => a.revision - b.revision);
  return news.length === until - from ? news : null;
}
