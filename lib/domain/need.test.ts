import { describe, expect, it } from "vitest";
import { byNeed, type Needs } from "./need";

const one = (name: string, more: Partial<Needs> = {}): Needs => ({
  name,
  total: 10,
  done: 5,
  flagged: { critical: 0, warning: 0 },
  gates: [{ state: "open" }],
  forecast: { state: "forecast", verdict: "onTime" },
  ...more,
});

describe("the order of migrations", () => {
  it("is by need: contradicted, late, critical, warnings, unfinished, then by name", () => {
    const list = [
      one("Finished", { done: 10, forecast: { state: "finished", verdict: null } }),
      one("B"),
      one("A"),
      one("Warned", { flagged: { critical: 0, warning: 9 } }),
      one("Critical", { flagged: { critical: 1, warning: 0 } }),
      one("Tight", { forecast: { state: "forecast", verdict: "tight" } }),
      one("Standing", { forecast: { state: "standing", verdict: null } }),
      one("Late", { forecast: { state: "forecast", verdict: "late" }, flagged: { critical: 3, warning: 0 } }),
      one("Contradicted", { gates: [{ state: "contradicted" }] }),
      one("Empty", { total: 0, done: 0, forecast: { state: "nothing", verdict: null } }),
    ];
    const order = ["Contradicted", "Late", "Standing", "Tight", "Critical", "Warned", "A", "B", "Empty", "Finished"];
    expect(list.toSorted(byNeed).map(({ name }) => name)).toEqual(order);
    expect(
      list
        .toReversed()
        .toSorted(byNeed)
        .map(({ name }) => name),
    ).toEqual(order);
  });
});
