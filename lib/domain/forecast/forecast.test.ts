import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dateIn, isWorkingDay, type WorkCalendar, weekends, workingDayAfter, workingDaysBetween } from "./calendar";
import { forecast } from "./forecast";
import { type DayPoint, fewest, lately, paceOf, stretchesOf } from "./pace";

/** Mondays are 2014-02-03, 2014-02-10 and so on. */
const monday = "2014-02-03";
const points = (...told: [day: number, done: number, scope?: number][]): DayPoint[] =>
  told.map(([day, done, scope = 100]) => ({ date: addDays(monday, day), done, scope }));
const ask = (told: readonly DayPoint[], more: Partial<Parameters<typeof forecast>[0]> = {}) =>
  forecast({ points: told, calendar: weekends, targetDate: null, today: told.at(-1)?.date ?? monday, ...more });

describe("calendar", () => {
  it("leaves weekends and listed days out", () => {
    expect([monday, "2014-02-08", "2014-02-09"].map((date) => isWorkingDay(weekends, date))).toEqual([true, false, false]);
    expect(workingDaysBetween(weekends, monday, "2014-02-10")).toBe(5);
    expect(workingDaysBetween({ weekdays: [6, 7], dates: ["2014-02-05"] }, monday, "2014-02-10")).toBe(4);
    expect(workingDaysBetween({ weekdays: [5, 6], dates: [] }, monday, "2014-02-10")).toBe(5);
    expect(workingDaysBetween(weekends, monday, "2014-01-01")).toBe(0);
    expect([0, 1, 5].map((days) => workingDayAfter(weekends, "2014-02-07", days))).toEqual(["2014-02-07", "2014-02-10", "2014-02-14"]);
  });

  it("knows which day it is where people are", () => {
    const night = Date.parse("2014-02-03T23:30:00Z");
    expect(dateIn(night, "UTC")).toBe("2014-02-03");
    expect(dateIn(night, "Europe/Berlin")).toBe("2014-02-04");
  });

  it("counts working days as one who looks at each of them, over any days and holidays", () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 });
    const days = fc.integer({ min: -30, max: 500 });
    fc.assert(
      fc.property(weekdays, fc.array(days, { maxLength: 12 }), fc.nat(20), days, (weekdays, free, from, length) => {
        const calendar = { weekdays, dates: free.map((day) => addDays(monday, day)) };
        const start = addDays(monday, from);
        const each = Array.from({ length: Math.max(0, length) }, (_, day) => addDays(start, day + 1));
        const walked = each.filter((date) => isWorkingDay(calendar, date)).length;
        expect(workingDaysBetween(calendar, start, addDays(start, length))).toBe(walked);
      }),
    );
  });

  it("reaches as far as dates do", () => {
    expect(workingDaysBetween(weekends, monday, "9999-12-31")).toBe(2_083_424);
    expect(workingDaysBetween({ weekdays: [], dates: ["9999-12-31", "9999-12-31"] }, "0001-01-01", "9999-12-31")).toBe(3_652_057);
    expect(forecast({ points: points([0, 1], [4, 8]), calendar: weekends, targetDate: "9999-12-31", today: monday })).toMatchObject({
      workingDaysLeft: 2_083_424,
      paceNeeded: 0.1,
    });
  });

  it("counts as many working days as it walks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 20 }), (days, from) => {
        const start = addDays(monday, from);
        expect(workingDaysBetween(weekends, start, workingDayAfter(weekends, start, days))).toBe(days);
      }),
    );
  });
});

describe("pace", () => {
  it("measures between days of import, and what moved on days without work is not lost", () => {
    expect(stretchesOf(points([0, 0], [4, 8], [5, 10], [7, 11]), weekends)).toEqual([
      { days: 4, done: 8, scope: 0 },
      { days: 1, done: 3, scope: 0 },
    ]);
    expect(stretchesOf(points([0, 0], [4, 8], [6, 10, 101]), weekends)).toEqual([{ days: 4, done: 10, scope: 1 }]);
    expect(stretchesOf(points([0, 0]), weekends)).toEqual([]);
  });

  it("looks at the last twenty working days, further where there are few stretches", () => {
    const weekly = points(...Array.from({ length: 11 }, (_, week): [number, number] => [week * 7, week * 5]));
    expect(lately(stretchesOf(weekly, weekends))).toHaveLength(4);
    const slow = stretchesOf(points([0, 0], [28, 10], [56, 20], [84, 40]), weekends);
    expect(lately(slow)).toHaveLength(3);
    expect(paceOf(lately(slow))).toMatchObject({ days: 60, done: 40 / 60 });
  });
});

describe("forecast", () => {
  it("says nothing where there is nothing, or too little", () => {
    expect(ask([]).state).toBe("nothing");
    expect(ask(points([0, 0, 0])).state).toBe("nothing");
    expect(ask(points([0, 0], [7, 10])).state).toBe("notEnough");
    expect(ask(points([0, 0], [1, 10], [2, 20], [3, 30]))).toMatchObject({ state: "notEnough", pace: null, likely: null });
    expect(ask(points([0, 0], [7, 10], [11, 20], [14, 30]))).toMatchObject({ state: "forecast", pace: 3, paceDays: 10 });
    expect(fewest).toEqual({ stretches: 3, days: 10 });
  });

  it("tells the day of the end where it has come, and takes it back when agents fall back", () => {
    expect(ask(points([0, 90], [7, 100], [9, 100]))).toMatchObject({ state: "finished", finishedOn: "2014-02-10", likely: null });
    expect(ask(points([0, 100], [7, 99], [9, 100]))).toMatchObject({ finishedOn: "2014-02-12" });
    expect(ask(points([0, 90], [7, 100], [9, 99])).state).toBe("notEnough");
  });

  it("stands still where the pace is zero, goes back, or the scope runs ahead", () => {
    expect(ask(points([0, 10], [7, 10], [14, 10], [21, 10]))).toMatchObject({ state: "standing", pace: 0, likely: null, safe: null });
    expect(ask(points([0, 30], [7, 20], [14, 15], [21, 10]), { targetDate: "2014-04-01" })).toMatchObject({
      state: "standing",
      verdict: "late",
    });
    expect(ask(points([0, 10, 100], [7, 20, 110], [14, 30, 120], [21, 40, 130]))).toMatchObject({
      state: "standing",
      pace: 2,
      scopePace: 2,
    });
  });

  it("says how it lies to the target and what pace that needs", () => {
    const told = points([0, 0], [7, 10], [14, 20], [21, 30]);
    expect(ask(told, { targetDate: "2014-04-14" })).toMatchObject({
      likely: "2014-04-14",
      verdict: "onTime",
      daysPastTarget: 0,
      paceNeeded: 2,
    });
    expect(ask(told, { targetDate: "2014-04-11" })).toMatchObject({
      verdict: "late",
      daysPastTarget: 3,
      workingDaysLeft: 34,
      paceNeeded: 2.1,
    });
    expect(ask(told, { targetDate: monday })).toMatchObject({ verdict: "late", workingDaysLeft: 0, paceNeeded: null });
    const uneven = points([0, 0], [7, 2], [14, 24], [21, 30]);
    const { likely, safe } = ask(uneven);
    expect(likely && safe && likely < safe).toBe(true);
    expect(ask(uneven, { targetDate: likely }).verdict).toBe("tight");
    const grown = points([0, 0, 100], [7, 10, 105], [14, 20, 110], [21, 30, 115]);
    expect(ask(grown, { targetDate: "2014-03-10" })).toMatchObject({ workingDaysLeft: 10, paceNeeded: 9.5 });
  });

  const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
    weekdays: fc.constantFrom([], [6, 7], [5, 6], [7]),
    dates: fc.array(
      fc.integer({ min: 0, max: 90 }).map((day) => addDays(monday, day)),
      { maxLength: 8 },
    ),
  });
  const courses = fc
    .array(
      fc.record({ gap: fc.integer({ min: 1, max: 10 }), done: fc.integer({ min: -5, max: 30 }), scope: fc.integer({ min: -3, max: 10 }) }),
      {
        minLength: 3,
        maxLength: 15,
      },
    )
    .map((steps) => {
      let [day, done, scope] = [0, 0, 400];
      return [{ gap: 0, done: 0, scope: 0 }, ...steps].map((step): DayPoint => {
        day += step.gap;
        scope += step.scope;
        done = Math.min(scope, Math.max(0, done + step.done));
        return { date: addDays(monday, day), done, scope };
      });
    });

  it("is exact where the pace is constant", () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 20 }),
        fc.integer({ min: 1, max: 500 }),
        (calendar, pace, gaps, left) => {
          let [date, days] = [monday, 0];
          const dates = [monday, ...gaps.map((gap) => (date = workingDayAfter(calendar, date, gap)))];
          days = workingDaysBetween(calendar, monday, date);
          fc.pre(days >= fewest.days);
          const scope = pace * days + left;
          const told = dates.map((one) => ({ date: one, done: pace * workingDaysBetween(calendar, monday, one), scope }));
          const answer = forecast({ points: told, calendar, targetDate: null, today: date });
          const end = workingDayAfter(calendar, date, Math.ceil(left / pace));
          expect([answer.pace, answer.likely, answer.safe]).toEqual([pace, end, end]);
        },
      ),
    );
  });

  it("is never before the day it is asked from, and likely is never after safe", () => {
    fc.assert(
      fc.property(courses, calendars, fc.integer({ min: 0, max: 400 }), (told, calendar, later) => {
        const today = addDays(told.at(-1)?.date ?? monday, later);
        const { likely, safe } = forecast({ points: told, calendar, targetDate: null, today });
        if (likely !== null) expect(likely >= today).toBe(true);
        if (safe !== null) expect(likely !== null && likely <= safe).toBe(true);
      }),
    );
  });

  it("counts growth of the scope: the same work with a scope that grew more never ends earlier", () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 1, max: 4 }), (told, growth) => {
        const end = told.at(-1)?.scope ?? 0;
        /* Both have the same number left at the end; only how it got there differs. */
        const grown = told.map((point, i) => ({ ...point, scope: point.scope - growth * (told.length - 1 - i) }));
        const [flat, steep] = [ask(told), ask(grown)];
        expect(grown.at(-1)?.scope).toBe(end);
        if (flat.state === "forecast" && flat.likely) expect(steep.likely === null || steep.likely >= flat.likely).toBe(true);
        if (flat.safe && steep.safe) expect(steep.safe >= flat.safe).toBe(true);
      }),
    );
  });

  it("says the same each time", () => {
    fc.assert(
      fc.property(courses, calendars, (told, calendar) => {
        const once = ask(told, { calendar, targetDate: "2014-06-30" });
        expect(ask(structuredClone(told) as DayPoint[], { calendar, targetDate: "2014-06-30" })).toEqual(once);
      }),
    );
  });
});
