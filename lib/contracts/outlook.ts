import { z } from "zod";
import { forecastStates, verdicts } from "@/lib/domain/forecast/forecast";
import { calendarDate, count } from "./wire";

/** Agents at the end of a day with imports. */
export const coursePoint = z.object({ date: calendarDate, scope: count, done: count, cutOver: count });
export type CoursePoint = z.infer<typeof coursePoint>;

/** When all agents in scope will be done, by the pace that imports measured. */
export const outlook = z.object({
  state: z.enum(forecastStates),
  pace: z.number().nullable(),
  paceDays: count,
  scopePace: z.number().nullable(),
  likely: calendarDate.nullable(),
  safe: calendarDate.nullable(),
  finishedOn: calendarDate.nullable(),
  /** Working days until the latest import over which no further agent became done. */
  idleDays: count.nullable(),
  verdict: z.enum(verdicts).nullable(),
  daysPastTarget: count.nullable(),
  workingDaysLeft: count.nullable(),
  paceNeeded: z.number().nullable(),
  /** The day it is asked from. */
  today: calendarDate,
  words: z.string(),
});
