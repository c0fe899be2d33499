import { expect, it } from "vitest";
import { Days, lastDay } from "./days";
import { moved } from "./moved";

it.each(["2026-11-30T12:00:00Z", "2027-01-01T00:00:30Z", "2028-02-29T23:59:59Z"])("ends on the day before %s", (now) => {
  const days = new Days(new Date(now));
  expect(days.date(lastDay)).toBe(new Date(Date.parse(now) - 86_400_000).toISOString().slice(0, 10));
  expect(days.at(lastDay, 4).getTime()).toBeLessThan(Date.parse(now));
  expect(Date.parse(days.date(0)) - days.movedBy * 86_400_000).toBe(Date.parse("2014-02-03"));
});

it("moves every moment of an export by whole days, and nothing else", () => {
  const row = '"a.corp.test","12/31/2013 11:59:59 PM","7.0.9538.0","2/3/2014 6:00:00 AM","10/2/2014","12/31/9999 11:59:59 PM"';
  expect(moved(row, 30)).toBe(
    '"a.corp.test","1/30/2014 11:59:59 PM","7.0.9538.0","3/5/2014 6:00:00 AM","10/2/2014","12/31/9999 11:59:59 PM"',
  );
  expect(moved(row, 0)).toBe(row);
});
