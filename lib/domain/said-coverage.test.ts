import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageOf, groupsSaid, type SaidCoverage, saidOf, withSaid } from "./said-coverage";

describe("what is said of coverage", () => {
  it.each<[string, SaidCoverage | undefined, string | null, string | null]>([
    ["nothing", undefined, null, null],
    ["one word for all", "part", "part", "part"],
    ["of one group, however it is spelled", { old: "whole" }, "whole", null],
    ["of one group and of every other", { OLD: "part", "": "whole" }, "part", "whole"],
  ])("%s", (_, said, old, next) => expect([saidOf(said, "OLD"), saidOf(said, "New")]).toEqual([old, next]));

  it("is never found by a name that every object has", () => {
    expect(saidOf({ OLD: "part" }, "constructor")).toBeNull();
  });

  it.each<[SaidCoverage | undefined, SaidCoverage | undefined, SaidCoverage | undefined]>([
    [undefined, undefined, undefined],
    ["whole", undefined, "whole"],
    ["whole", "part", "part"],
    [{ old: "whole" }, "part", "part"],
    ["whole", { OLD: "part" }, { "": "whole", old: "part" }],
    [{ old: "part" }, { New: "whole" }, { old: "part", new: "whole" }],
    [{ old: "part" }, { OLD: "whole" }, { old: "whole" }],
  ])("%o and then %o holds as %o", (before, said, holds) => expect(withSaid(before, said)).toEqual(holds));

  it("holds as it was said last, for every group", () => {
    const word = fc.constantFrom("whole" as const, "part" as const);
    const said = fc.oneof(word, fc.dictionary(fc.constantFrom("OLD", "new", ""), word), fc.constant(undefined));
    fc.assert(
      fc.property(said, said, fc.constantFrom("OLD", "NEW"), (before, after, group) => {
        const both = withSaid(before, after);
        const own = saidOf(after, group);
        if (typeof after === "string" || groupsSaid(after).some((name) => name.toLowerCase() === group.toLowerCase()))
          expect(saidOf(both, group)).toBe(own);
        if (own === null) expect(saidOf(both, group)).toBe(saidOf(before, group));
      }),
    );
  });

  it.each([
    [[], null],
    [["whole"], "whole"],
    [["part", "part"], "part"],
    [["whole", "part"], "mixed"],
    [["whole", null], null],
  ] as const)("%o is %s for the file", (coverages, word) => expect(coverageOf(coverages)).toBe(word));
});
