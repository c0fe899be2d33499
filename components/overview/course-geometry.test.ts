import fc from "fast-check";
import { expect, it, test } from "vitest";
import { axisTicks } from "@/lib/domain/report/axis";
import { courseOrder, datedPlaces, layersOf, spread } from "./course-geometry";

const none = { waiting: 0, upgraded: 0, joined: 0, dualHomed: 0, cutOver: 0, gone: 0 };

test("layers stand on each other and end at the total without gone", () => {
  const moments = [
    { at: "2014-02-03T06:00:00Z", stages: { ...none, waiting: 10, gone: 1 } },
    { at: "2014-02-04T06:00:00Z", stages: { ...none, waiting: 6, dualHomed: 3, gone: 1 } },
    { at: "2014-02-07T06:00:00Z", stages: { ...none, waiting: 2, dualHomed: 7, cutOver: 1 } },
  ];
  const layers = layersOf(moments, courseOrder, ({ stages }, stage) => stages[stage]);
  expect(layers.map(({ id, count }) => [id, count])).toEqual([
    ["cutOver", 1],
    ["dualHomed", 7],
    ["waiting", 2],
  ]);
  expect(layers.at(-1)?.edges).toEqual([
    { x: 0, low: 0, high: 10 },
    { x: 0.25, low: 3, high: 9 },
    { x: 1, low: 8, high: 10 },
  ]);
});

test.each([
  [3, [0, 1, 2, 3]],
  [61, [0, 20, 40, 60, 80]],
  [14_864, [0, 5000, 10_000, 15_000]],
  [0, [0]],
])("up to %i agents the axis says %j", (most, ticks) => {
  expect(axisTicks(most)).toEqual(ticks);
});

it("has at most five lines, whole and equally far apart", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (most) => {
      const ticks = axisTicks(most);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }),
  );
});

test("labels keep apart and stay inside", () => {
  expect(spread([10, 12, 50], 14, 100)).toEqual([10, 24, 50]);
  expect(spread([90, 95, 99], 14, 100)).toEqual([72, 86, 100]);
});

test("dates are written where there is room, at both ends first", () => {
  expect(datedPlaces([0, 0.1, 0.5, 0.9, 1], 0.2)).toEqual([0, 2, 4]);
  expect(datedPlaces([0], 0.2)).toEqual([0]);
});
