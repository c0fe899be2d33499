import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bridgeDrawing } from "./bridge-drawing";
import { burnUpDrawing } from "./burn-up-drawing";
import type { Drawing } from "./drawing";
import { placeBeside } from "./labels";

const course = [
  { date: "2014-02-03", scope: 58, done: 1, cutOver: 0 },
  { date: "2014-02-17", scope: 60, done: 47, cutOver: 6 },
  { date: "2014-03-05", scope: 60, done: 56, cutOver: 56 },
];
const drawn = (likely: string | null, safe: string | null, targetDate: string | null, width = 380, days = course) =>
  burnUpDrawing({ course: days, forecast: { likely, safe, today: days.at(-1)?.date ?? "" }, targetDate }, width, 190);
const words = ({ marks }: Drawing) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.parts.map((one) => one.words).join("")] : []));
const label = ({ marks }: Drawing, said: string) => {
  const found = marks.find((mark) => mark.kind === "text" && mark.parts[0]?.words.trim().startsWith(said));
  if (found?.kind !== "text") throw new Error(said);
  return found;
};

/** Where lines stand upright. */
const uprights = ({ marks }: Drawing) =>
  marks
    .flatMap((mark) => (mark.kind === "path" ? [/^M([\d.]+) [\d.]+L\1 /.exec(mark.d)?.[1]] : []))
    .flatMap((at) => (at ? [Number(at)] : []));
/** Those that run through words. */
const crossed = (drawing: Drawing, said: string, lines: readonly number[]) => {
  const { x, anchor, parts } = label(drawing, said);
  const wide = parts.reduce((sum, part) => sum + part.words.trim().length * part.size * 0.5, 0);
  const left = anchor === "start" ? x : x - wide;
  return lines.filter((at) => at > left && at < left + wide);
};

describe("the burn-up", () => {
  it("says the year once where all dates are of the year of the report", () => {
    const told = words(drawn("2014-03-06", "2014-03-13", "2014-03-14"));
    expect(told.filter((one) => /\d{4}/.test(one))).toEqual(["3 Feb 2014"]);
    expect(told).toContain("Target 14 Mar");
  });

  it("ends at the last day that dates can say, and writes no more dates than have room", () => {
    expect(words(drawn("9999-12-01", "9999-12-31", "9999-12-31")).filter((one) => /9999/.test(one))).toContain("31 Dec 9999");
    const far = words(drawn(null, null, "2200-12-31", 1200)).filter((one) => /^1 [A-Z]/.test(one));
    expect(far.length).toBeGreaterThan(10);
    expect(far.length).toBeLessThan(27);
  });

  it("says it again where another begins, and of each date ahead that lies in another", () => {
    const late = [
      { date: "2013-10-01", scope: 60, done: 1, cutOver: 0 },
      { date: "2014-11-03", scope: 60, done: 20, cutOver: 0 },
    ];
    const told = words(drawn("2014-12-20", "2015-02-10", "2015-03-01", 1200, late));
    expect(told.filter((one) => /\d{4}/.test(one))).toEqual([
      "1 Oct 2013",
      "1 Jan 2014",
      "1 Jan 2015",
      "Target 1 Mar 2015",
      "Safe 10 Feb 2015",
    ]);
    expect(told).toContain("Likely 20 Dec");
    const short = words(drawn("2015-01-03", "2015-01-06", null, 200, [{ date: "2014-12-20", scope: 60, done: 9, cutOver: 0 }]));
    expect(short).toContain("6 Jan 2015");
  });

  it.each([280, 290, 299, 380, 640])("writes no words over the line of another date, nor over the scope, at %i", (width) => {
    const drawing = drawn("2014-03-06", "2014-03-13", "2014-03-14", width);
    const lines = uprights(drawing);
    expect(lines.length).toBeGreaterThan(2);
    for (const said of ["Likely", "Safe", "56 cut over"]) expect(crossed(drawing, said, lines), said).toEqual([]);
    const done = label(drawing, "56 done");
    const scope = 30;
    expect(done.y < scope || done.y - 9 > scope).toBe(true);
  });

  it.each([290, 300, 380, 640])("has room for dates that stand close to the target, at %i", (width) => {
    const weeks = Array.from({ length: 12 }, (_, i) => ({
      date: new Date(Date.UTC(2026, 8, 13 + 7 * i)).toISOString().slice(0, 10),
      scope: 59,
      done: Math.round(i * 4.6),
      cutOver: 0,
    }));
    for (const [likely, safe, target] of [
      ["2026-12-09", "2026-12-14", "2026-12-06"],
      ["2026-12-09", "2026-12-14", "2026-12-12"],
      ["2026-12-09", "2026-12-10", "2026-12-11"],
    ] as const) {
      const drawing = drawn(likely, safe, target, width, weeks);
      for (const said of ["Likely", "Safe"]) expect(crossed(drawing, said, uprights(drawing)), `${said} ${target}`).toEqual([]);
      const [upper, lower] = [label(drawing, "Likely"), label(drawing, "Safe")];
      expect(lower.y).toBeGreaterThan(upper.y + 9);
      for (const { x, anchor } of [upper, lower]) if (anchor === "start") expect(x + 40).toBeLessThan(width);
    }
  });

  it("writes what is done below what leads on from it while the imports take little room", () => {
    const early = course.slice(0, 2).map((one, i) => ({ ...one, date: `2014-02-0${3 + i}` }));
    const drawing = drawn("2014-12-20", null, null, 380, early);
    const [done, scope] = [label(drawing, "47 done"), label(drawing, "In scope")];
    expect([done.anchor, scope.anchor]).toEqual(["start", "start"]);
    expect(done.y).toBeGreaterThan(scope.y + 12);
  });

  it("writes neither what is done nor what is cut over upon a target that has passed", () => {
    for (const width of [290, 380, 640]) {
      const passed = drawn(null, null, "2014-03-01", width);
      const line = uprights(passed);
      for (const said of ["56 done", "56 cut over"]) expect(crossed(passed, said, line), `${said} ${width}`).toEqual([]);
    }
  });

  it("writes no words upon others, whatever the days and numbers are", () => {
    const day = fc.integer({ min: 0, max: 500 }).map((days) => new Date(Date.UTC(2014, 0, 1 + days)).toISOString().slice(0, 10));
    const points = fc
      .uniqueArray(day, { minLength: 2, maxLength: 8 })
      .chain((days) => fc.tuple(fc.constant(days.toSorted()), fc.nat(15_000), fc.array(fc.nat(100), { minLength: 8, maxLength: 8 })))
      .map(([days, scope, shares]) =>
        days.map((date, i) => {
          const done = Math.round((scope * (shares[i] ?? 0)) / 100);
          return { date, scope, done, cutOver: 0 };
        }),
      );
    fc.assert(
      fc.property(points, fc.option(day), fc.constantFrom(290, 380, 640), (days, target, width) => {
        const { marks } = drawn(null, null, target, width, days);
        const boxes = marks.flatMap((mark) => {
          if (mark.kind !== "text") return [];
          const wide = mark.parts.reduce((sum, part) => sum + part.words.length * part.size * 0.5, 0);
          const left = mark.anchor === "start" ? mark.x : mark.anchor === "end" ? mark.x - wide : mark.x - wide / 2;
          return [{ said: mark.parts[0]?.words, left, right: left + wide, top: mark.y - 8, bottom: mark.y + 2 }];
        });
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(i + 1))
            expect([a.said, b.said, a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom]).toEqual([
              a.said,
              b.said,
              false,
            ]);
      }),
    );
  });

  it("has nothing to say before the first import", () => {
    expect(drawn(null, null, null, 380, [])).toMatchObject({ words: "No import yet.", marks: [] });
  });
});

it("puts words on the right, then on two rows, then on the left, and nowhere where nothing is free", () => {
  expect(placeBeside(100, 60, 30, [300])).toMatchObject({ left: false, stacked: false });
  expect(placeBeside(100, 60, 30, [150, 300])).toMatchObject({ left: false, stacked: true });
  expect(placeBeside(100, 60, 30, [110, 300])).toMatchObject({ left: true, stacked: false });
  expect(placeBeside(100, 60, 30, [60, 110, 300])).toMatchObject({ left: true, stacked: true });
  expect(placeBeside(100, 60, 30, [90, 110, 300])).toBeNull();
  expect(placeBeside(290, 60, 30, [280, 295, 300])).toBeNull();
});

it("keeps the words of a band that reports to both above it, on phones too", () => {
  const stages = { waiting: 3, upgraded: 0, joined: 1, dualHomed: 0, cutOver: 56, gone: 0 };
  const [wide, narrow] = [640, 290].map((width) => label(bridgeDrawing(stages, width, 220), "1"));
  expect(narrow?.y).toBeLessThan(wide?.y ?? 0);
  expect(narrow?.parts.map(({ words }) => words.trim())).toEqual(["1", "Both, old agent"]);
});

it("keeps half of a low bridge for the agents, and every label inside", () => {
  const stages = { waiting: 2580, upgraded: 27, joined: 357, dualHomed: 8024, cutOver: 3876, gone: 136 };
  for (const height of [110, 126]) {
    const { marks } = bridgeDrawing(stages, 640, height);
    for (const mark of marks) {
      if (mark.kind === "text") expect([mark.y > 8, mark.y < height]).toEqual([true, true]);
      if (mark.kind === "path") for (const [, y] of mark.d.matchAll(/[\d.]+ (-?[\d.]+)/g)) expect(Number(y)).toBeLessThanOrEqual(height);
    }
  }
});
