import "server-only";
import { TZDate } from "@date-fns/tz";
import { addDays, format } from "date-fns";

/** A calendar date means its whole day in `timeZone`; an instant means itself. `before` is exclusive, `until` inclusive. */
export type Range = { from: Date | null; until: Date | null; before: Date | null };

export function rangeOf(from: string | undefined, to: string | undefined, timeZone: string): Range {
  return {
    from: from === undefined ? null : isDate(from) ? startOf(from, timeZone) : new Date(from),
    until: to === undefined || isDate(to) ? null : new Date(to),
    before: to !== undefined && isDate(to) ? startOf(to, timeZone, 1) : null,
  };
}

/** The calendar date of an instant (milliseconds) in a time zone. */
export const dayAt = (at: Date | number, timeZone: string): string => format(new TZDate(Number(at), timeZone), "yyyy-MM-dd");

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function startOf(date: string, timeZone: string, daysLater = 0): Date {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(addDays(new TZDate(year, month - 1, day, timeZone), daysLater).getTime());
}
