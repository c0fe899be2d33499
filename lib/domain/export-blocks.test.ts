import { describe, expect, it } from "vitest";
import { type BlockMarks, olderBlocks } from "./export-blocks";
import type { ReadRow } from "./export-rows";

const hour = 3600_000;
const row = (number: number, name: string | null, group: string | null = "OLD", modified?: string): ReadRow => ({
  row: number,
  outcome: "read",
  name,
  spelled: name,
  bare: false,
  group,
  facts: modified === undefined ? {} : { lastModified: modified },
});
const rowsOf = (...lists: string[]): ReadRow[] =>
  lists
    .join("")
    .split("")
    .map((name, i) => row(i + 2, name));
const unmarked: BlockMarks = { capturedAt: null, named: false, headersAbove: null };
const isOlder = (one: ReadRow, other: ReadRow) => {
  const [a, b] = [one.facts.lastModified, other.facts.lastModified];
  return a && b && a !== b ? a < b : null;
};
const found = (rows: readonly ReadRow[], marks: Partial<BlockMarks> = {}) =>
  olderBlocks(rows, { ...unmarked, ...marks }, isOlder).map(({ rows: older, only, ...told }) => ({
    ...told,
    rows: older.length,
    only: only.join(""),
  }));
const marked = (...lists: string[]) => lists.flatMap((list, i) => Array.from(list, () => i));

describe("states of one group in one file", () => {
  it.each<[what: string, lists: string[], right: { from: number; only: string; rows: number } | null]>([
    ["one list", ["abcdef"], null],
    ["the same twice", ["abcdef", "abcdef"], { from: 8, only: "", rows: 6 }],
    ["one less", ["abcdef", "abcde"], { from: 8, only: "f", rows: 6 }],
    ["one less each day", ["abcdef", "abcde", "abcd"], { from: 13, only: "ef", rows: 11 }],
    ["another order", ["abcdef", "fdbac"], { from: 8, only: "e", rows: 6 }],
    ["each agent twice, side by side", ["aabbccddeeff"], null],
    ["two agents twice", ["abcdefgabhijklm"], null],
    ["a few of them again below", ["abcdefgh", "abc"], null],
  ])("without any mark: %s", (_, lists, right) => {
    expect(found(rowsOf(...lists))).toEqual(right ? [expect.objectContaining({ group: "OLD", sure: false, ...right })] : []);
  });

  it.each<[what: string, lists: string[], only: string | null]>([
    ["parts of one state", ["abcd", "efgh"], null],
    ["parts with one in both", ["abcd", "defg"], null],
    ["two states in two parts each", ["abcd", "efgh", "abc", "efgh"], "d"],
    ["a few of them again below", ["abcdefgh", "abc"], "defgh"],
  ])("below a header each: %s", (_, lists, only) => {
    expect(found(rowsOf(...lists), { headersAbove: marked(...lists) }).map((one) => one.only)).toEqual(only === null ? [] : [only]);
  });

  it.each([
    ["the last is the newest", [0, 24], "f", 8],
    ["the first is the newest", [24, 0], "", 2],
    ["parts of one run", [0, 0.1], null, 0],
  ] as const)("each row with its moment: %s", (_, hours, only, from) => {
    const lists = ["abcdef", "abcde"];
    const capturedAt = marked(...lists).map((at, i) => (hours[at] ?? 0) * hour + i * 1000);
    const [one] = found(rowsOf(...lists), { capturedAt, named: true });
    expect(one && [one.only, one.from, one.sure]).toEqual(only === null ? undefined : [only, from, true]);
    if (only !== null) expect(found(rowsOf(...lists), { capturedAt })[0]?.sure).toBe(false);
  });

  it("is not told by moments where one is missing", () => {
    expect(found(rowsOf("abcdef", "abcde"), { capturedAt: [null, ...Array<number>(10).fill(0)], named: true })[0]?.sure).toBe(false);
  });

  it("is none where the rows below were modified before those above", () => {
    const rows = rowsOf("abcdef", "abcde").map((one, i) => ({ ...one, facts: { lastModified: i < 6 ? "2014-02-04" : "2014-02-03" } }));
    expect(found(rows)).toEqual([]);
  });

  it("is looked for group by group, and rows without a name say nothing", () => {
    const rows = [..."abcd"]
      .map((name, i) => row(i + 2, name))
      .concat(
        [..."abcd"].map((name, i) => row(i + 6, name, "NEW")),
        row(10, null),
      );
    expect(found(rows)).toEqual([]);
    expect(found([...rows, ..."abc"].map((one, i) => (typeof one === "string" ? row(i + 11, one, "new") : one)))).toMatchObject([
      { group: "new", only: "d", rows: 4 },
    ]);
  });
});
