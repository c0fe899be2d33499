import { expect, it } from "vitest";
import { arcPoints, hatchLines } from "./outline";

it("hatches a square with lines that begin and end at its edges, so far apart", () => {
  const lines = hatchLines("M0 0L10 0L10 10L0 10Z", 5);
  expect(lines).toHaveLength(3);
  for (const [from, to] of lines) {
    expect(from[0] + from[1]).toBeCloseTo(to[0] + to[1]);
    for (const at of [...from, ...to]) expect(at >= 0 && at <= 10).toBe(true);
  }
});

it("keeps lines inside of a curved band", () => {
  for (const [from, to] of hatchLines("M0 10C50 10 50 40 100 40L100 44C50 44 50 14 0 14Z", 4))
    expect(Math.abs(from[0] - to[0])).toBeLessThan(8);
});

it("follows an arc of a circle to its end, the long way where it says so", () => {
  for (const [large, far] of [
    [0, 1],
    [1, 3],
  ] as const) {
    const points = arcPoints([10, 0], [10, 10, 0, large, 1, 0, 10]);
    expect(points.at(-1)?.map((one) => Math.round(one))).toEqual([0, 10]);
    const length = [[10, 0] as const, ...points].reduce((sum, [x, y], i, all) => {
      const [px, py] = all[i - 1] ?? [x, y];
      return sum + Math.hypot(x - px, y - py);
    }, 0);
    expect(length).toBeCloseTo((far * Math.PI * 10) / 2, -0.5);
  }
});
