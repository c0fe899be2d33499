import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hour, next, old } from "./testing";
import { type AppliedImport, firstWholeAt, nextWhole, timelineOf } from "./timeline";

const one = (number: number, at: number, groupKeys: number[], changes: Partial<AppliedImport> = {}): AppliedImport => ({
  number,
  at: hour(at),
  digest: `d${number}`,
  groupKeys,
  wholeKeys: groupKeys,
  appliedAt: hour(at),
  ...changes,
});
const of = (...imports: AppliedImport[]) => timelineOf([old, next], imports);
const moments = (...imports: AppliedImport[]) => of(...imports).together.map((at) => (at - hour(0)) / 3600_000);

describe("timelineOf", () => {
  it("puts imports in the order of captured time, then digest", () => {
    const { imports, place } = of(one(1, 5, [1]), one(2, 0, [1], { digest: "b" }), one(3, 0, [2], { digest: "a" }), one(4, 9, [2]));
    expect(imports.map((i) => i.number)).toEqual([3, 2, 1, 4]);
    expect([...place].sort()).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
      [4, 3],
    ]);
  });

  it("finds the whole exports of each group", () => {
    const timeline = of(one(1, 0, [1, 2]), one(2, 1, [1], { wholeKeys: [] }), one(3, 2, [1]), one(4, 3, [9]));
    expect(timeline.wholes.get(1)).toEqual([0, 2]);
    expect(timeline.wholes.get(2)).toEqual([0]);
    expect(timeline.wholes.has(9)).toBe(false);
    expect([nextWhole(timeline, 1, 0), nextWhole(timeline, 1, 2), nextWhole(timeline, 2, 0), nextWhole(timeline, 9, 0)]).toEqual([
      2,
      null,
      null,
      null,
    ]);
    expect([firstWholeAt(timeline, 1), firstWholeAt(of(one(1, 4, [2])), 1), firstWholeAt(of(one(1, 4, [2])), 2)]).toEqual([
      hour(0),
      null,
      hour(4),
    ]);
  });

  it.each<[string, AppliedImport[], number[]]>([
    ["one group only", [one(1, 0, [1])], []],
    ["both at once", [one(1, 0, [1]), one(2, 0, [2])], [0]],
    ["one file of both", [one(1, 3, [1, 2])], [3]],
    ["24 hours apart", [one(1, 0, [1]), one(2, 24, [2])], [24]],
    ["more than 24 hours apart", [one(1, 0, [1]), one(2, 24.01, [2])], []],
    ["again and again", [one(1, 0, [1]), one(2, 2, [2]), one(3, 20, [1]), one(4, 60, [2])], [2, 20]],
    ["a part of a group is not the group", [one(1, 0, [1]), one(2, 1, [2], { wholeKeys: [] })], []],
    ["a part is a moment too", [one(1, 0, [1, 2]), one(2, 1, [2], { wholeKeys: [] })], [0, 1]],
  ])("%s", (_, imports, expected) => expect(moments(...imports)).toEqual(expected));

  it("does not depend on the order of arrival", () => {
    const arrived = fc.uniqueArray(
      fc.record({
        at: fc.integer({ min: 0, max: 50 }),
        digest: fc.constantFrom("a", "b", "c"),
        groupKeys: fc.subarray([1, 2], { minLength: 1 }),
        wholeKeys: fc.subarray([1, 2]),
      }),
      { maxLength: 8, selector: (i) => `${i.at} ${i.digest}` },
    );
    fc.assert(
      fc.property(arrived, (list) => {
        const imports = list.map((i, n) => one(n, i.at, i.groupKeys, i));
        expect(of(...imports.toReversed())).toEqual(of(...imports));
      }),
    );
  });
});
