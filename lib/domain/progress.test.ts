import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentOf } from "./progress";

describe("percentOf", () => {
  it.each([
    [0, 0, null],
    [0, 7, 0],
    [7, 7, 100],
    [1, 3, 33.3],
    [2, 3, 66.6],
    [9_996, 10_000, 99.9],
    [99_999, 100_000, 99.9],
    [29, 100, 29],
    [57, 1_000, 5.7],
    [1, 2_000, 0],
    [1, 1_000, 0.1],
  ])("%i of %i is %s", (done, scope, percent) => expect(percentOf(done, scope)).toBe(percent));

  it("reads 100 only when all are done, and never more than is true", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.nat(), (scope, n) => {
        const done = n % (scope + 1);
        const percent = percentOf(done, scope) ?? Number.NaN;
        expect(percent === 100).toBe(done === scope);
        expect(Math.round(percent * 10) * scope).toBeLessThanOrEqual(done * 1_000);
        expect((Math.round(percent * 10) + 1) * scope).toBeGreaterThan(done * 1_000);
      }),
    );
  });
});
