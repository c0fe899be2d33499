import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DateEvidence } from "./date-order";
import { isNoDate, toInstant } from "./dates";

describe("toInstant", () => {
  test.each([
    ["2014-02-16T16:23:34.031Z", null, "2014-02-16T16:23:34.031Z"],
    ["2014-02-16T16:23:34.0312345+01:00", null, "2014-02-16T15:23:34.031Z"],
    ["2014-02-16", null, "2014-02-16T00:00:00.000Z"],
    ["2013-09-20 10:53:41.000", null, "2013-09-20T10:53:41.000Z"],
    ["2013-09-20 10:53", "MDY", "2013-09-20T10:53:00.000Z"],
    ["2014/2/6 4:03", "YMD", "2014-02-06T04:03:00.000Z"],
    ["2/16/2014 4:23:34 PM", "MDY", "2014-02-16T16:23:34.000Z"],
    ["2/16/2014 12:23 AM", "MDY", "2014-02-16T00:23:00.000Z"],
    ["2/16/2014 12:23 PM", null, "2014-02-16T12:23:00.000Z"],
    ["2/16/2014 4:23:34\u202fPM", "MDY", "2014-02-16T16:23:34.000Z"],
    ["16/02/2014 4:23:34 p. m.", "DMY", "2014-02-16T16:23:34.000Z"],
    ["16.02.2014 16:23:34", "DMY", "2014-02-16T16:23:34.000Z"],
    ["6.2.2014 16:23", null, "2014-02-06T16:23:00.000Z"],
    ["08-09-2017 06:08:33", "DMY", "2017-09-08T06:08:33.000Z"],
    ["08-09-2017 06:08:33", "MDY", "2017-08-09T06:08:33.000Z"],
    ["08-09-2017 06:08:33", null, null],
    ["16-02-14 6.08", "DMY", "2014-02-16T06:08:00.000Z"],
    ["14-02-16", "YMD", "2014-02-16T00:00:00.000Z"],
    ["2014. 02. 16. 오후 4:23:34", null, "2014-02-16T16:23:34.000Z"],
    ["2014/2/16 下午4:23:34", null, "2014-02-16T16:23:34.000Z"],
    ["16\u200f\u200f/2\u200f\u200f/2014 4:23:34 م", null, "2014-02-16T16:23:34.000Z"],
    ["16.2.2014 г. 16:23:34 ч.", null, "2014-02-16T16:23:34.000Z"],
    ["16. 2. 2014. 16:23:34", null, "2014-02-16T16:23:34.000Z"],
    ["16.02.2014 16.23.34", null, "2014-02-16T16:23:34.000Z"],
    ["2014-02-16 16 h 23 min 34 s", null, "2014-02-16T16:23:34.000Z"],
    ["2/16/2014 ɣetrɔ ga 4:23:34", null, "2014-02-16T16:23:34.000Z"],
    ["2/16/2014 4:23:34 nonsense", "MDY", null],
    // Other calendars: Thailand, Iran, Afghanistan, Saudi Arabia.
    ["5/9/2569 17:01:24", null, "2026-09-05T17:01:24.000Z"],
    ["1405/6/14 17:01:24", null, "2026-09-05T17:01:24.000Z"],
    ["AP 1405-06-14 17:01:24", null, "2026-09-05T17:01:24.000Z"],
    ["23\u200f\u200f/3\u200f\u200f/1448 بعد الهجرة 5:01:24 م", null, "2026-09-05T17:01:24.000Z"],
    ["29/12/1404", null, "2026-03-20T00:00:00.000Z"],
    ["30/12/1404", null, null],
    ["14/6/1415 10:00", null, null],
    ["5/9/5786", null, null],
    ["3/3/2014 1:00 PM", null, "2014-03-03T13:00:00.000Z"],
    ["/Date(1392567814031)/", null, "2014-02-16T16:23:34.031Z"],
    ["\\/Date(1392567814031+0100)\\/", null, "2014-02-16T16:23:34.031Z"],
    ["2/30/2014", "MDY", null],
    ["20/9/2013", "MDY", null],
    ["2014-13-01", null, null],
    ["2014-02-16 25:00", null, null],
    ["2014-02-16 nonsense", null, null],
    ["02/03/2014", "YMD", null],
    ["1/1/0001 12:00:00 AM", "MDY", null],
    ["12/31/9999 11:59:59 PM", "MDY", null],
    ["/Date(99999999999999999)/", null, null],
    ["7.1.10184.0", null, null],
    ["", null, null],
  ] as const)("%s as %s", (text, order, expected) => expect(toInstant(text, order)).toBe(expected));

  test("reads every instant back that it wrote, and never throws", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
        expect(toInstant(date.toISOString(), null)).toBe(date.toISOString());
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void toInstant(text, "DMY")));
  });
});

test.each([
  ["1/1/0001 12:00:00 AM", true],
  ["01.01.0001 00:00:00", true],
  ["0001-01-01T00:00:00", true],
  ["0001-01-01 00:00:00.000", true],
  ["12/31/9999 11:59:59 PM", true],
  ["31.12.9999", true],
  ["9999-12-31T23:59:59.9999999Z", true],
  ["31/12/10542 23:59:59", true],
  ["1/1/0544 00:00:00", true],
  ["/Date(-62135596800000)/", true],
  ["2014-02-16 10:00:00.9999", false],
  ["2/16/2014", false],
  ["/Date(1392567814031)/", false],
])("%s means no date: %s", (text, expected) => expect(isNoDate(text)).toBe(expected));

/** How .NET 10 writes four instants in each of its cultures that differ: made by PowerShell 7.6. */
const cultures = readFileSync(new URL("../../e2e/samples/powershell/dates-of-cultures.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n");
test("dates of every .NET culture are read, or none of the file is by guess", () => {
  expect(cultures.length).toBeGreaterThan(100);
  for (const line of cultures) {
    const [culture, ...texts] = line.split("\t");
    const evidence = new DateEvidence();
    for (const text of texts) evidence.note(text, "LastModified", true);
    const { order } = evidence.settle();
    expect([culture, ...texts.map((text) => toInstant(text, order))]).toEqual([
      culture,
      "2026-09-05T17:01:24.000Z",
      "2025-08-23T02:40:05.000Z",
      "2024-12-31T12:00:09.000Z",
      "2026-02-03T00:07:00.000Z",
    ]);
  }
});

describe("the order of a file", () => {
  test.each([
    [["2/16/2014", "2/3/2014"], "MDY", null],
    [["16/2/2014", "2/3/2014"], "DMY", null],
    [["2.3.2014"], "DMY", null],
    [["2.16.2014"], "MDY", null],
    [["2014-02-03"], "YMD", null],
    [["2/3/2014"], null, "Column"],
    [["3/3/2014"], null, null],
    [["16/2/2014", "2/16/2014", "2/3/2014"], null, "Column"],
    [["2014-02-03", "2/3/2014"], null, "Column"],
    [["no date", "7.1.10184.0"], null, null],
    [[], null, null],
  ])("%j", (texts, order, openIn) => {
    const evidence = new DateEvidence();
    for (const text of texts) evidence.note(text, "Column", true);
    expect(evidence.settle()).toMatchObject({ order, openIn });
  });

  test("a date that is no fact can prove the order but leaves nothing open", () => {
    const evidence = new DateEvidence();
    evidence.note("2/3/2014", "Expires", false);
    expect(evidence.settle()).toMatchObject({ order: null, openIn: null });
    evidence.note("2/16/2014", "Expires", false);
    evidence.note("2/3/2014", "LastModified", true);
    expect(evidence.settle()).toMatchObject({ order: "MDY", openIn: null });
  });
});
