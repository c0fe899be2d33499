import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentOf } from "./progress";

describe("percentOf", () => {
  it.each([
    [0, 0, null],
    [0, 7, 0],
    [7, 7, 100],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [9_996, 10_000, 99.9],
    [99_999, 100_000, 99.9],
    [29, 100, 29],
    [57, 1_000, 5.7],
    [1, 2_000, 0.1],
    [1, 2_001, 0],
    [1, 8, 12.5],
    [1_005, 100_000, 1],
    [1, 1_000, 0.1],
  ])("%i of %i is %s", (done, scope, percent) => expect(percentOf(done, scope)).toBe(percent));

  it("reads 100 only when all are done, and else is the nearest tenth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.nat(), (scope, n) => {
        const done = n % (scope + 1);
        const percent = percentOf(done, scope) ?? Number.NaN;
        expect(percent === 100).toBe(done === scope);
        const tenths = Math.round(percent * 10);
        const away = 2 * (done * 1_000 - tenths * scope);
        expect(away).toBeGreaterThanOrEqual(-scope);
        if (tenths !== 999) expect(away).toBeLessThan(scope);
      }),
    );
  });
});
