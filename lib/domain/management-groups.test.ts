import { describe, expect, it } from "vitest";
import { findGroup, groupKeyOf, groupNames } from "./management-groups";
import { next, old } from "./testing";

describe("management groups", () => {
  it.each([
    ["OLD", old],
    [" old ", old],
    ["nEw", next],
    ["OL", undefined],
    ["", undefined],
  ])("%j is found by its name, without case and blanks", (name, found) => expect(findGroup([old, next], name)).toBe(found));

  it("keys are equal where names are", () => expect(groupKeyOf(" Ops_2012R2\t")).toBe(groupKeyOf("OPS_2012r2")));

  it("names stand in the migration's order", () => {
    expect(groupNames([old, next], [2, 1])).toEqual(["OLD", "NEW"]);
    expect(groupNames([old, next], [2, 9])).toEqual(["NEW"]);
  });
});
