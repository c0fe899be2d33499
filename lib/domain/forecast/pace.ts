import { type WorkCalendar, workingDaysBetween } from "./calendar";

/** What was observed at the end of a day with imports. Counts of agents. */
export type DayPoint = { date: string; done: number; scope: number };

/** What changed between two days of import, and how many working days lie between them. */
export type Stretch = { days: number; done: number; scope: number };

/** A pace is measured over this many working days, or as many more as the fewest stretches need. */
export const window = 20;
/** Where nothing moved for so many working days, no date is made of what moved before. */
export const idle = 5;
/** With fewer stretches, or over fewer working days, there is no forecast. */
export const fewest = { stretches: 3, days: 10 };

/**
 * Stretches between days of import, oldest first; `points` are ascending. What moved over days without work counts to the stretch
 * that follows, or to the one before when none follows, so that the sum is what was observed.
 */
export function stretchesOf(points: readonly DayPoint[], calendar: WorkCalendar): Stretch[] {
  const stretches: Stretch[] = [];
  let carried = { done: 0, scope: 0 };
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (!before) continue;
    const days = workingDaysBetween(calendar, before.date, point.date);
    const done = carried.done + point.done - before.done;
    const scope = carried.scope + point.scope - before.scope;
    carried = days === 0 ? { done, scope } : { done: 0, scope: 0 };
    if (days > 0) stretches.push({ days, done, scope });
  }
  const last = stretches.at(-1);
  if (last) stretches[stretches.length - 1] = { days: last.days, done: last.done + carried.done, scope: last.scope + carried.scope };
  return stretches;
}

/** The latest stretches that make up the window. */
export function lately(stretches: readonly Stretch[]): Stretch[] {
  const taken: Stretch[] = [];
  let days = 0;
  for (const one of [...stretches].reverse()) {
    if (days >= window && taken.length >= fewest.stretches) break;
    taken.unshift(one);
    days += one.days;
  }
  return taken;
}

export const isEnough = (stretches: readonly Stretch[]): boolean =>
  stretches.length >= fewest.stretches && stretches.reduce((sum, { days }) => sum + days, 0) >= fewest.days;

/** Agents per working day: more done, and more in scope. */
export function paceOf(stretches: readonly Stretch[]): { days: number; done: number; scope: number } {
  const sum = (of: (one: Stretch) => number) => stretches.reduce((all, one) => all + of(one), 0);
  const days = sum((one) => one.days);
  return { days, done: days === 0 ? 0 : sum((one) => one.done) / days, scope: days === 0 ? 0 : sum((one) => one.scope) / days };
}
