import { z } from "zod";
import { calendarDate, count, givenDate, instant, nameUpTo } from "./wire";

const weekday = z.number().int().min(1).max(7);
const freeDay = z.strictObject({ date: givenDate, name: nameUpTo(80, 0).default("") });

/** Days on which nobody works on the migration: days of the week (1 Monday to 7 Sunday) and single dates. */
export const calendarInput = z.strictObject({
  weekdays: z.array(weekday).max(6, "One day of the week at least must be a working day").transform(ascending),
  dates: z
    .array(freeDay)
    .max(400)
    .transform((list) => [...new Map(list.map((one) => [one.date, one])).values()].sort((a, b) => (a.date < b.date ? -1 : 1))),
});
export type CalendarInput = z.output<typeof calendarInput>;

export const calendar = z.object({
  weekdays: z.array(weekday),
  dates: z.array(z.object({ date: calendarDate, name: z.string() })),
  setBy: z.string().nullable(),
  setAt: instant.nullable(),
  /** 0 until somebody sets it. */
  revision: count,
});
export type Calendar = z.infer<typeof calendar>;

function ascending(list: number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}
