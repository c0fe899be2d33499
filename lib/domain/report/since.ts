import { addDays } from "../forecast/calendar";

/** The end of a day with imports: its date, and the instant of the last import in milliseconds. */
export type ImportDay = { date: string; at: number };

const week = 7;

/**
 * What a report compares with while no earlier one was kept: the last day of import at least a week before the latest, else the
 * one before the latest. `days` are ascending; null where there is only one.
 */
export function comparedDay(days: readonly ImportDay[]): ImportDay | null {
  const last = days.at(-1);
  if (!last) return null;
  const weekBefore = addDays(last.date, -week);
  return days.findLast(({ date }) => date <= weekBefore) ?? days.at(-2) ?? null;
}
