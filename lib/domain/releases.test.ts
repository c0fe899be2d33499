import { describe, expect, it } from "vitest";
import { compareReleases, highestRelease, lowestRelease, type Release } from "./releases";

describe("releases", () => {
  it.each<[Release, Release]>([
    ["2007 R2", "2012"],
    ["2012", "2012 SP1"],
    ["2012 SP1", "2012 R2"],
    ["2012 R2", "2016"],
    ["2016", "1801"],
    ["1801", "1807"],
    ["1807", "2019"],
    ["2019", "2022"],
    ["2022", "2025"],
  ])("%s is older than %s", (a, b) => {
    expect(compareReleases(a, b)).toBeLessThan(0);
    expect(compareReleases(b, a)).toBeGreaterThan(0);
    expect(compareReleases(a, a)).toBe(0);
  });

  it.each<[Release[], Release | null, Release | null]>([
    [[], null, null],
    [["2019"], "2019", "2019"],
    [["1807", "2016", "1801"], "2016", "1807"],
    [["2012 R2", "2012", "2012 SP1"], "2012", "2012 R2"],
  ])("of %j the lowest is %s and the highest %s", (list, low, high) => {
    expect(lowestRelease(list)).toBe(low);
    expect(highestRelease(list)).toBe(high);
  });
});
