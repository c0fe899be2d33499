import { describe, expect, it } from "vitest";
import { awaitedFrom, dueOf, lastDays, type Schedule, usual } from "./schedule";
import { age, everyInWords, frequency, took } from "./words";

const at = (day: number, hour = 6, minute = 0) => Date.UTC(2014, 3, day, hour, minute);
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const due = (now: number, schedule: Schedule = usual, from: number | null = at(10)) => dueOf({ schedule, from, now });

describe("the next collection", () => {
  it("is due so many hours after the last one, and late once it may be late no more", () => {
    expect(due(at(11, 7, 59))).toEqual({ due: at(11), lateAt: at(11, 8), late: false });
    expect(due(at(11, 8))?.late).toBe(true);
    expect(due(at(14))).toEqual({ due: at(11), lateAt: at(11, 8), late: true });
    expect(due(at(11, 8), { everyHours: 48, lateHours: 1 })).toEqual({ due: at(12), lateAt: at(12, 7), late: false });
  });

  it("is none where nobody waits for it, or nothing was ever collected or said", () => {
    expect(due(at(20), { everyHours: null, lateHours: 2 })).toBeNull();
    expect(due(at(20), usual, null)).toBeNull();
  });

  it("is waited for from the last one, or from when somebody said how often, if that was later", () => {
    expect([awaitedFrom(at(10), null), awaitedFrom(null, at(12)), awaitedFrom(null, null)]).toEqual([at(10), at(12), null]);
    expect([awaitedFrom(at(10), at(12)), awaitedFrom(at(12), at(10))]).toEqual([at(12), at(12)]);
  });
});

describe("the last days", () => {
  const states = (collections: number[], now: number, schedule: Schedule = usual, since: number | null = null) =>
    lastDays({ schedule, collections, since, now, dayOf }, 6)
      .map(({ state }) => ({ collected: "C", missed: "M", idle: "i", before: "-" })[state])
      .join("");

  it.each<[string, string, number[], number, Schedule?, number?]>([
    ["nothing ever", "------", [], at(15)],
    ["each day", "CCCCCC", [9, 10, 11, 12, 13, 14, 15].map((day) => at(day)), at(15, 9)],
    ["before the first", "---CCC", [13, 14, 15].map((day) => at(day)), at(15, 9)],
    ["one left out", "CCMCCC", [10, 11, 13, 14, 15].map((day) => at(day)), at(15, 9)],
    ["today not yet", "--CCCi", [12, 13, 14].map((day) => at(day)), at(15, 7, 59)],
    ["today missed", "--CCCM", [12, 13, 14].map((day) => at(day)), at(15, 8)],
    ["silent since", "--CMMM", [12].map((day) => at(day)), at(15, 9)],
    ["an hour late", "----CC", [at(14), at(15, 7)], at(15, 9)],
    ["every third day", "CiiCii", [at(10), at(13)], at(15, 9), { everyHours: 72, lateHours: 2 }],
    ["every third day, one missed", "CiiMii", [at(10)], at(15, 9), { everyHours: 72, lateHours: 2 }],
    ["every six hours, a day without", "CMC---".replaceAll("-", "M"), [at(10), at(12)], at(15, 9), { everyHours: 6, lateHours: 1 }],
    ["nobody waits", "CiiCii", [at(10), at(13)], at(15, 9), { everyHours: null, lateHours: 2 }],
    ["said again after a while in which nobody waited", "CiiiMi", [at(10)], at(15, 7), usual, at(13)],
    ["said long ago", "CMCMMM", [at(10), at(12)], at(15, 9), usual, at(9)],
    ["said, and never came", "--iMMM", [], at(15, 9), usual, at(12)],
  ])("%s", (_, expected, collections, now, schedule, said) => expect(states(collections, now, schedule, said)).toBe(expected));

  it("are those of the zone, up to today", () => {
    const east = (instant: number) => dayOf(instant + 9 * 3_600_000);
    const days = lastDays({ schedule: usual, collections: [at(14, 16)], since: null, now: at(15, 16), dayOf: east }, 3);
    expect(days).toEqual([
      { date: "2014-04-14", state: "before" },
      { date: "2014-04-15", state: "collected" },
      { date: "2014-04-16", state: "idle" },
    ]);
  });
});

describe("words", () => {
  it("for how often, how long and how old", () => {
    expect([1, 6, 24, 36, 48].map(frequency)).toEqual(["every hour", "every 6 hours", "every day", "every 36 hours", "every 2 days"]);
    expect(everyInWords(usual)).toBe("every day, and late after 2 hours");
    expect(everyInWords({ everyHours: null, lateHours: 1 })).toBe("whenever somebody does");
    expect([0.2, 58, 60, 96, 3_725].map(took)).toEqual(["1 s", "58 s", "1 min", "1 min 36 s", "1 h 2 min"]);
    const since = (now: number) => age(new Date(at(10)).toISOString(), new Date(now).toISOString());
    expect([at(10), at(10, 6, 45), at(10, 8, 45), at(10, 9), at(11, 8), at(13)].map(since)).toEqual([
      "now",
      "45 min",
      "2 h 45 min",
      "3 h",
      "26 h",
      "3 days",
    ]);
  });
});
