import { daysFrom, type WorkCalendar, workingDayAfter, workingDaysBetween } from "./calendar";
import { type DayPoint, idle, isEnough, lately, paceOf, stretchesOf } from "./pace";
import { endedBy, finishes } from "./resample";

/** Why there are dates, or why not. `standing`: nothing moved lately, or at the measured pace it does not end within two years. */
export const forecastStates = ["nothing", "notEnough", "finished", "standing", "forecast"] as const;
export type ForecastState = (typeof forecastStates)[number];

/** How the dates lie to the target: `tight`: the likely one is in time, the safe one is not. */
export const verdicts = ["onTime", "tight", "late"] as const;
export type Verdict = (typeof verdicts)[number];

export type Forecast = {
  state: ForecastState;
  /** Agents per working day that became done, one decimal, over `paceDays` working days; null without a pace. */
  pace: number | null;
  paceDays: number;
  /** By how many agents the scope grew per working day, one decimal; negative when it shrank. */
  scopePace: number | null;
  /** By `likely` the rest is done with even odds, by `safe` in 85 of 100 courses played through. Calendar dates, never before the day asked from. */
  likely: string | null;
  safe: string | null;
  finishedOn: string | null;
  /** Working days until the latest import over which no further agent became done; null where nothing was measured. */
  idleDays: number | null;
  verdict: Verdict | null;
  /** Calendar days from the target to the likely date; negative before it. */
  daysPastTarget: number | null;
  workingDaysLeft: number | null;
  /** Agents per working day that would meet the target, growth of the scope counted; one decimal, rounded up. */
  paceNeeded: number | null;
};

type Asked = {
  points: readonly DayPoint[];
  calendar: WorkCalendar;
  targetDate: string | null /** The day it is asked from. */;
  today: string;
};

const shares = { likely: 0.5, safe: 0.85 };

/** When all agents in scope will be done, by the pace that imports measured. `points` are ascending by date, one per day. */
export function forecast({ points, calendar, targetDate, today }: Asked): Forecast {
  const last = points.at(-1);
  if (!last || last.scope === 0) return { ...empty, state: "nothing" };
  const stretches = lately(stretchesOf(points, calendar));
  const enough = isEnough(stretches);
  const { days, done, scope } = paceOf(stretches);
  const left = last.scope - last.done;
  const workingDaysLeft = targetDate === null ? null : workingDaysBetween(calendar, today, targetDate);
  const measured = {
    ...empty,
    pace: enough ? tenth(done) : null,
    paceDays: days,
    scopePace: enough ? tenth(scope) : null,
    workingDaysLeft,
    idleDays: workingDaysBetween(calendar, lastMoved(points), last.date),
  };
  if (left <= 0) return { ...measured, state: "finished", finishedOn: finishedOn(points) };
  const paceNeeded = workingDaysLeft ? Math.ceil((left / workingDaysLeft + (enough ? Math.max(0, scope) : 0)) * 10 - 1e-6) / 10 : null;
  if (!enough) return { ...measured, state: "notEnough", paceNeeded };
  if (measured.idleDays >= idle) return { ...measured, state: "standing", paceNeeded, verdict: targetDate === null ? null : "late" };
  const ends = finishes(left, stretches);
  const dateOf = (share: number) => {
    const day = endedBy(ends, share);
    return day === null ? null : laterOf(workingDayAfter(calendar, last.date, day), today);
  };
  const [likely, safe] = [dateOf(shares.likely), dateOf(shares.safe)];
  if (likely === null) return { ...measured, state: "standing", paceNeeded, verdict: targetDate === null ? null : "late" };
  return {
    ...measured,
    state: "forecast",
    paceNeeded,
    likely,
    safe,
    verdict: targetDate === null ? null : likely > targetDate ? "late" : safe === null || safe > targetDate ? "tight" : "onTime",
    daysPastTarget: targetDate === null ? null : daysFrom(targetDate, likely),
  };
}

const empty: Omit<Forecast, "state"> = {
  pace: null,
  paceDays: 0,
  scopePace: null,
  likely: null,
  safe: null,
  finishedOn: null,
  idleDays: null,
  verdict: null,
  daysPastTarget: null,
  workingDaysLeft: null,
  paceNeeded: null,
};

/** The last day on which more agents were done than on the day of import before; the first day where that never was. */
function lastMoved(points: readonly DayPoint[]): string {
  const at = points.findLastIndex(({ done }, i) => i > 0 && done > (points[i - 1]?.done ?? 0));
  return points[Math.max(0, at)]?.date ?? "";
}

/** The first day from which on all of the scope was done. */
function finishedOn(points: readonly DayPoint[]): string | null {
  const open = points.findLastIndex(({ done, scope }) => done < scope);
  return points[open + 1]?.date ?? null;
}

const laterOf = (a: string, b: string) => (a > b ? a : b);
const tenth = (value: number) => Math.round(value * 10) / 10 || 0;
