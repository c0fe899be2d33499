/** Days of the week (1 Monday to 7 Sunday) and single dates (YYYY-MM-DD) on which nobody works on the migration. */
export type WorkCalendar = { weekdays: readonly number[]; dates: readonly string[] };

export const weekends: WorkCalendar = { weekdays: [6, 7], dates: [] };

const length = 86_400_000;
const week = [1, 2, 3, 4, 5, 6, 7];
const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** The calendar date `days` after another. */
export function addDays(date: string, days: number): string {
  return new Date(startOf(date) + days * length).toISOString().slice(0, 10);
}

/** Calendar days from one date to another; negative when the second is earlier. */
export function daysFrom(from: string, to: string): number {
  return Math.round((startOf(to) - startOf(from)) / length);
}

/** The calendar date that an instant in milliseconds falls on in a time zone. */
export function dateIn(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** 1 Monday to 7 Sunday. */
const weekdayOf = (date: string) => new Date(startOf(date)).getUTCDay() || 7;

export function isWorkingDay({ weekdays, dates }: WorkCalendar, date: string): boolean {
  return !weekdays.includes(weekdayOf(date)) && !dates.includes(date);
}

/** Working days after `after` until `until`, that day included: whole weeks, the days left over, less the single dates among them. */
export function workingDaysBetween({ weekdays, dates }: WorkCalendar, after: string, until: string): number {
  const days = Math.max(0, daysFrom(after, until));
  const worked = week.filter((weekday) => !weekdays.includes(weekday));
  const [weeks, first] = [Math.floor(days / 7), weekdayOf(after)];
  const over = worked.filter((weekday) => (weekday - first + 6) % 7 < days % 7);
  const free = [...new Set(dates)].filter(
    (date) => daysFrom(after, date) > 0 && daysFrom(date, until) >= 0 && worked.includes(weekdayOf(date)),
  );
  return weeks * worked.length + over.length - free.length;
}

/** The `days`-th working day after `after`. A calendar with no working day within ten years has none: then the last day looked at. */
export function workingDayAfter(calendar: WorkCalendar, after: string, days: number): string {
  let date = after;
  for (let left = days, looked = 0; left > 0 && looked < 3660; looked++) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) left--;
  }
  return date;
}
