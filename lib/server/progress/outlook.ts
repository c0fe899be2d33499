import "server-only";
import type { CoursePoint } from "@/lib/contracts/outlook";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import { dateIn, type WorkCalendar } from "@/lib/domain/forecast/calendar";
import { type Forecast, forecast } from "@/lib/domain/forecast/forecast";
import { lately, stretchesOf } from "@/lib/domain/forecast/pace";
import { isOld } from "@/lib/domain/old-facts";
import type { ImportDay } from "@/lib/domain/report/since";
import type { Timeline } from "@/lib/domain/timeline";
import type { Estate } from "@/lib/server/estate/estate";
import { countsOver } from "./course";

/** Days with imports until the moment, each with its last one. */
export function importDays(timeline: Timeline, timeZone: string, moment: Date | null): ImportDay[] {
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const last = new Map(timeline.imports.filter(({ at }) => at <= until).map(({ at }) => [dateIn(at, timeZone), at]));
  return [...last].map(([date, at]) => ({ date, at }));
}

/** What was observed of agents, or of those of a part, at the end of each of those days. */
export function courseOf(estate: Estate, days: readonly ImportDay[], part: AgentConditions = {}): CoursePoint[] {
  const counts = countsOver(
    estate,
    days.map(({ at }) => at),
    part,
  );
  return days.map(({ date }, i) => ({
    date,
    scope: counts[i]?.total ?? 0,
    done: counts[i]?.done ?? 0,
    cutOver: counts[i]?.stages.cutOver ?? 0,
  }));
}

type Asked = {
  course: readonly CoursePoint[];
  calendar: { weekdays: readonly number[]; dates: readonly { date: string }[] };
  migration: { timeZone: string; targetDate: string | null };
  /** The moment of the facts, and whether an earlier one was asked for. */
  at: string;
  asked: boolean;
  now: Date;
};

/**
 * The forecast, and the day it is asked from: today while the facts are fresh, else the day of the facts. `paces`: of each stretch between imports that it
 * is measured over, its working days and how many more agents were done on each.
 */
export function outlookOf({ course, calendar, migration, at, asked, now }: Asked): {
  told: Forecast;
  today: string;
  paces: { days: number; pace: number }[];
} {
  const fresh = !asked && !isOld(at, now.toISOString());
  const today = dateIn(fresh ? now.getTime() : Date.parse(at), migration.timeZone);
  const work: WorkCalendar = { weekdays: calendar.weekdays, dates: calendar.dates.map(({ date }) => date) };
  const paces = lately(stretchesOf(course, work)).map(({ days, done }) => ({ days, pace: done / days }));
  return { told: forecast({ points: course, calendar: work, targetDate: migration.targetDate, today }), today, paces };
}
