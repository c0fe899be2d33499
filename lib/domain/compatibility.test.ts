import { describe, expect, it } from "vitest";
import { compatibilityWarnings } from "./compatibility";
import { type Release, releases } from "./releases";

const pair = (source: Release, target: Release) =>
  compatibilityWarnings([
    { name: "OLD", role: "source", release: source },
    { name: "NEW", role: "target", release: target },
  ]);

describe("compatibilityWarnings", () => {
  it.each([
    ["2012 SP1", "2012 R2"],
    ["2012 R2", "2016"],
    ["2016", "2019"],
    ["2019", "2022"],
    ["2022", "2025"],
  ] as const)("%s beside %s is listed", (source, target) => {
    expect(pair(source, target)).toEqual([]);
  });

  it.each([
    ["2012 R2", "2022", "pair-not-listed"],
    ["2012 SP1", "2016", "pair-not-listed"],
    ["2019", "2025", "pair-not-listed"],
    ["2012 R2", "2019", "pair-disputed"],
    ["2016", "2022", "pair-disputed"],
    ["2022", "2019", "target-older"],
  ] as const)("%s beside %s: %s", (source, target, code) => {
    const [warning, ...others] = pair(source, target);
    expect(others).toEqual([]);
    expect(warning?.code).toBe(code);
    expect(warning?.message).toContain(`OLD (${source}) beside NEW (${target})`);
    expect(warning?.source).not.toBe("");
  });

  it("says nothing of one release beside itself", () => {
    for (const release of releases) expect(pair(release, release)).toEqual([]);
  });

  it("goes through every pair of several groups", () => {
    const warnings = compatibilityWarnings([
      { name: "A", role: "source", release: "2012 SP1" },
      { name: "B", role: "source", release: "2012 R2" },
      { name: "X", role: "target", release: "2016" },
      { name: "Y", role: "target", release: "2025" },
    ]);
    expect(warnings.map(({ message }) => message.split(":")[0])).toEqual([
      "A (2012 SP1) beside X (2016)",
      "A (2012 SP1) beside Y (2025)",
      "B (2012 R2) beside Y (2025)",
    ]);
  });
});
