import fc from "fast-check";
import { expect, test } from "vitest";
import { ago, calendarDay, dayAndTime, instantOfLocal, localTime, wholeMoment, withOffset } from "./moments";

test.each([
  ["2014-05-22T03:45:00Z", "Europe/Berlin", "22 May 05:45"],
  ["2014-05-22T23:30:00Z", "Asia/Tokyo", "23 May 08:30"],
  ["2014-01-01T00:05:00Z", "UTC", "1 Jan 00:05"],
])("%s in %s reads %s", (instant, zone, words) => {
  expect(dayAndTime(instant, zone, instant)).toBe(words);
});

test("a moment of another year names the year", () => {
  expect(dayAndTime("2014-05-22T03:45:00Z", "Europe/Berlin", "2026-05-22T03:45:00Z")).toBe("22 May 2014 05:45");
  expect(dayAndTime("2013-12-31T23:30:00Z", "Europe/Berlin", "2014-06-01T00:00:00Z")).toBe("1 Jan 00:30");
});

test.each([
  ["2014-05-21T05:00:00Z", "1 day ago"],
  ["2013-06-01T05:00:00Z", "355 days ago"],
  ["2013-05-01T05:00:00Z", "more than a year ago"],
  ["2002-03-01T05:00:00Z", "more than 12 years ago"],
])("%s was %s", (earlier, words) => {
  expect(ago(earlier, "2014-05-22T06:00:00Z")).toBe(words);
});

test("unknown is an en dash", () => {
  expect([dayAndTime(null, "UTC"), calendarDay(null)]).toEqual(["–", "–"]);
});

test("a whole moment names year and zone", () => {
  expect(wholeMoment("2014-05-22T03:45:00Z", "America/New_York")).toBe("21 May 2014, 23:45 America/New York");
});

test("a calendar date is moved by no zone", () => {
  expect(calendarDay("2014-06-30")).toBe("30 Jun 2014");
});

test("local time and instant are inverse in zones with and without summer time", () => {
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
  const minutes = fc.integer({ min: Date.UTC(2012, 0) / 60_000, max: Date.UTC(2027, 0) / 60_000 });
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const instant = new Date(minute * 60_000).toISOString();
      const back = instantOfLocal(localTime(instant, zone), zone);
      /* One hour a year is shown twice: there either instant is right. */
      expect(back && localTime(back, zone)).toBe(localTime(instant, zone));
    }),
  );
});

test("no time is no instant", () => {
  expect(instantOfLocal("", "UTC")).toBeNull();
});

test.each(["0002-02-03T06:00", "0020-02-03T06:00", "0201-02-03T06:00", "9999-12-31T23:59"])(
  "a year that is still being typed is no instant: %s",
  (local) => {
    for (const zone of ["UTC", "Europe/Berlin", "Pacific/Auckland"]) expect(instantOfLocal(local, zone)).toBeNull();
  },
);

test("a file's time carries this machine's offset and stays the same instant", () => {
  const time = Date.UTC(2014, 4, 22, 3, 45);
  expect(withOffset(time)).toMatch(/[+-]\d\d:\d\d$/);
  expect(Date.parse(withOffset(time))).toBe(time);
});
