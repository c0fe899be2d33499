import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadFile, ReadRow } from "./export-rows";
import { type AssignedRow, assignGroups, contentIssues, duplicateIssue, shortened, sortOutDuplicates, timeIssues } from "./import-rows";
import type { Release } from "./releases";
import { group, next, old } from "./testing";

const file = (changes: Partial<ReadFile> = {}): ReadFile => ({
  kind: "agents",
  evidence: [],
  candidates: [],
  asksColumns: false,
  readColumns: [],
  datesDisagree: false,
  encoding: "utf-8",
  separator: ",",
  sheet: null,
  sheets: [],
  format: "delimited",
  dateOrder: null,
  columns: ["version"],
  hasGroupColumn: true,
  bareNames: false,
  commonMgList: [],
  cut: false,
  olderBlocks: [],
  issues: [],
  issuesBeyond: 0,
  beyond: { rejected: 0, ignored: 0 },
  ...changes,
});
const row = (number: number, of: string | null, changes: Partial<ReadRow> = {}): ReadRow => ({
  row: number,
  outcome: "read",
  name: `srv${number}.corp.test`,
  spelled: `SRV${number}.corp.test`,
  bare: false,
  group: of,
  facts: {},
  ...changes,
});
const groups = [old, next];
const rejected = { outcome: "rejected" } as const;
const ignored = { outcome: "ignored" } as const;

describe("assignGroups", () => {
  it.each<[string, ReadRow[], string | null, string[], (number | null)[], number[]]>([
    ["named by the rows", [row(2, "OLD"), row(3, "OLD")], null, [], [1, 1], [1]],
    ["without case and blanks", [row(2, " old")], null, [], [1], [1]],
    ["several groups in one file", [row(2, "NEW"), row(3, "OLD")], null, [], [2, 1], [1, 2]],
    ["said by the caller", [row(2, null), row(3, null)], "new", [], [2, 2], [2]],
    ["said applies only to rows that name none", [row(2, "OLD"), row(3, null), row(4, "NEW")], "NEW", [], [1, 2, 2], [1, 2]],
    ["said and named", [row(2, "OLD")], "OLD", [], [1], [1]],
    ["no rows, said", [], "OLD", [], [], [1]],
    ["the one list common to all rows", [row(2, null)], null, ["OTHER", "new"], [2], [2]],
    ["the same group twice in the list", [row(2, null)], null, ["NEW", "new"], [2], [2]],
    ["said before listed", [row(2, null)], "OLD", ["NEW"], [1], [1]],
    ["a rejected row keeps its group", [row(2, "OLD", rejected), row(3, "OLD")], null, [], [1, 1], [1]],
    ["a rejected row without one", [row(2, null, rejected), row(3, "OLD")], null, [], [null, 1], [1]],
    ["rows that were all rejected", [row(2, "NEW", rejected)], null, [], [2], [2]],
    ["rows that were all ignored", [row(2, "NEW", ignored)], null, [], [2], [2]],
    ["ignored rows name no group", [row(2, "NEW", ignored), row(3, "OLD")], null, [], [2, 1], [1]],
  ])("%s", (_, rows, said, common, keys, groupKeys) => {
    const assigned = assignGroups(file({ commonMgList: common }), rows, said, groups);
    expect(assigned).toMatchObject({ ok: true, groupKeys, issues: [] });
    expect(assigned.ok && assigned.rows.map((r) => r.groupKey)).toEqual(keys);
  });

  it.each<[string, ReadRow[], string[]]>([
    ["no group column", [row(2, null)], []],
    ["one row without", [row(2, "OLD"), row(3, null)], []],
    ["no rows at all", [], []],
    ["nothing but rejected rows without", [row(2, null, rejected)], []],
    ["two groups common to all", [row(2, null)], ["OLD", "NEW"]],
    ["none that the migration knows", [row(2, null)], ["OTHER"]],
  ])("%s: asks for the group", (_, rows, common) => {
    expect(assignGroups(file({ commonMgList: common }), rows, null, groups)).toEqual({ ok: false, needs: "group" });
  });

  it.each<[string, ReadRow[], string | null, string, string]>([
    [
      "all rows name unknown groups",
      [row(2, "A"), row(3, "B")],
      null,
      "unknown-group",
      "The rows name A, B, which is not among this migration's management groups (OLD, NEW).",
    ],
    ["many unknown groups", ["A", "B", "C", "D", "E", "F"].map((g, i) => row(i + 2, g)), null, "unknown-group", "A, B, C, D and 2 more"],
    ["the caller says an unknown group", [row(2, "OLD")], "OTHER", "unknown-group", "no management group named OTHER"],
    ["the caller contradicts the rows", [row(2, "OLD")], "NEW", "group-mismatch", "The rows are of OLD, not of NEW."],
    ["the caller contradicts some rows", [row(2, "OLD"), row(3, null)], "NEW", "group-mismatch", "The rows are of OLD, not of NEW."],
  ])("%s: refused", (_, rows, said, refused, detail) => {
    expect(assignGroups(file({ commonMgList: ["OLD"] }), rows, said, groups)).toEqual({
      ok: false,
      refused,
      detail: expect.stringContaining(detail),
    });
  });

  it("rejects rows of an unknown group beside known ones, and forgets their names", () => {
    const assigned = assignGroups(file(), [row(2, "OLD"), row(3, "OTHER"), row(4, "OTHER", ignored)], null, groups);
    expect(assigned).toMatchObject({
      ok: true,
      groupKeys: [1],
      rows: [
        { outcome: "read", groupKey: 1 },
        { outcome: "rejected", name: null, groupKey: null },
        { outcome: "ignored", groupKey: null },
      ],
      issues: [
        {
          row: 3,
          column: "Management group",
          code: "unknown-group",
          severity: "error",
          message: "SRV3.corp.test is of OTHER, which this migration does not know.",
        },
      ],
    });
  });

  it("never loses a row, and gives a group to each that counts", () => {
    const rows = fc.array(
      fc.record({
        of: fc.constantFrom("OLD", "new", "OTHER", null),
        outcome: fc.constantFrom("read" as const, "rejected" as const, "ignored" as const),
      }),
    );
    fc.assert(
      fc.property(rows, fc.constantFrom(null, "OLD", "NEW"), fc.subarray(["OLD", "NEW"]), (list, said, commonMgList) => {
        const made = list.map(({ of, outcome }, i) => row(i + 2, of, { outcome }));
        const assigned = assignGroups(file({ commonMgList }), made, said, groups);
        if (!assigned.ok) return;
        expect(assigned.rows.map((r) => r.row)).toEqual(made.map((r) => r.row));
        for (const r of assigned.rows) if (r.outcome === "read") expect(assigned.groupKeys).toContain(r.groupKey);
        expect(assigned.issues.length).toBe(list.filter((r) => r.of === "OTHER" && r.outcome === "read").length);
        expect(assigned.groupKeys.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("contentIssues", () => {
  it("knows a build that a person named", () => {
    const named = [{ ...row(2, "OLD", { facts: { version: "9.9.77.0" } }), groupKey: 1 }];
    const said = (builds: ReadonlyMap<string, Release>) =>
      contentIssues(named, file(), "agents.csv", [1], groups, builds).map((i) => i.code);
    expect(said(new Map())).toEqual(["unknown-build"]);
    expect(said(new Map([["9.9.77.0", "2012 R2"]]))).toEqual([]);
  });

  const issues = (rows: AssignedRow[], changes: { file?: Partial<ReadFile>; name?: string; keys?: number[]; of?: typeof groups } = {}) =>
    contentIssues(rows, file(changes.file), changes.name ?? "agents.csv", changes.keys ?? [1], changes.of ?? groups);
  const told = (version: string | null | undefined, changes: Partial<ReadRow> = {}): AssignedRow => ({
    ...row(2, "OLD", { facts: { version }, ...changes }),
    groupKey: 1,
  });

  it.each<[string | null | undefined, string | null, string]>([
    ["7.0.9538.0", null, ""],
    ["10.20.18001.0", null, ""],
    [undefined, null, ""],
    [null, "srv2.corp.test has no version.", "below the target"],
    ["7.1.10999.0", "7.1.10999.0 on srv2.corp.test is not in the catalogue of builds.", "Read as 2012 R2 by its series."],
    ["Jul 01", "Jul 01 on srv2.corp.test is not in the catalogue of builds.", "below the target"],
  ])("version %j: %s", (version, message, hint) => {
    const found = issues([told(version)]);
    if (message === null) expect(found).toEqual([]);
    else
      expect(found).toEqual([
        { row: 2, column: "Version", code: "unknown-build", severity: "warning", message, hint: expect.stringContaining(hint) },
      ]);
  });

  it("says nothing of versions of rows that do not count, or of a file without the column", () => {
    expect(issues([told(null, rejected), told(null, ignored)])).toEqual([]);
    expect(issues([told(null)], { file: { columns: [] } })).toEqual([]);
  });

  const longer = group(3, "OLD_EMEA", "source", "2012 SP1");
  it.each([
    ["OLD_agents.csv", [1], groups, null],
    ["agents.csv", [1], groups, null],
    ["new-agents.csv", [1], groups, "The file is named after NEW, its rows are of OLD."],
    ["old-and-new.csv", [1], groups, null],
    ["NEW.csv", [1, 2], groups, null],
    ["old emea.csv", [1], [...groups, longer], "The file is named after OLD_EMEA, its rows are of OLD."],
    ["old emea.csv", [3], [...groups, longer], null],
    ["ab.csv", [1], [old, group(4, "AB", "target", "2016")], null],
  ] as const)("file %s of groups %j", (name, keys, of, message) => {
    const found = issues([], { name, keys: [...keys], of: [...of] });
    expect(found.map((i) => i.message)).toEqual(message === null ? [] : [message]);
    for (const issue of found) expect(issue).toMatchObject({ row: null, column: null, code: "name-contradicts-file", severity: "warning" });
  });
});

describe("repeated rows", () => {
  const at = (number: number, lastModified: string | null) => ({ row: number, lastModified });
  const [early, late] = ["2014-02-01T06:00:00.000Z", "2014-02-03T06:00:00.000Z"];
  it.each([
    ["the newest time", [at(2, late), at(3, early)], 2],
    ["the newest time, wherever it stands", [at(2, early), at(3, late)], 3],
    ["the last row where none tells", [at(2, null), at(3, null), at(4, null)], 4],
    ["the last of equal times", [at(2, late), at(3, late)], 3],
    ["a decidable time before none", [at(2, early), at(3, null)], 2],
    ["one row", [at(2, null)], 2],
  ])("%s counts", (_, rows, kept) => {
    for (const order of [rows, rows.toReversed()]) {
      const sorted = sortOutDuplicates(order);
      expect(sorted?.kept.row).toBe(kept);
      expect(sorted?.repeats.map((r) => r.row).sort()).toEqual(rows.map((r) => r.row).filter((r) => r !== kept));
    }
  });

  it("nothing of nothing", () => expect(sortOutDuplicates([])).toBeNull());

  it.each([
    ["srv1.x", "srv1.x", "duplicate-row", "srv1.x is listed again; row 7 counts."],
    ["SRV1.x", "srv1.x", "case-variant", "SRV1.x is the same agent as srv1.x in row 7."],
    [null, "srv1.x", "duplicate-row", "This agent is listed again; row 7 counts."],
  ])("%s beside %s: %s", (spelled, kept, code, message) => {
    expect(duplicateIssue(3, spelled, { row: 7, spelled: kept })).toMatchObject({
      row: 3,
      column: null,
      code,
      severity: "warning",
      message,
    });
  });
});

describe("timeIssues", () => {
  const captured = new Date("2014-02-03T06:00:00.000Z");
  it.each<[string, (string | null | undefined)[], string[]]>([
    ["at the captured time", ["2014-02-03T06:00:00.000Z"], []],
    ["a day after", ["2014-02-04T06:00:00.000Z"], []],
    ["more than a day after", ["2014-02-04T06:00:01.000Z"], ["2 future-date"]],
    ["both times after: said once", ["2015-01-01T00:00:00.000Z", "2015-01-01T00:00:00.000Z"], ["2 future-date"]],
    ["the second time after", ["2014-02-01T00:00:00.000Z", "2015-01-01T00:00:00.000Z"], ["2 future-date"]],
    ["a day before", ["2014-02-02T06:00:00.000Z"], []],
    ["more than a day before", ["2014-02-02T05:59:59.000Z"], ["null stale-rows"]],
    ["the newest counts", ["2010-01-01T00:00:00.000Z", "2014-02-03T00:00:00.000Z"], []],
    ["unknown", [null, undefined], []],
    ["undecided text is no time", ["02/03/2010 09:00", "3.2.2099"], []],
    ["neither is nonsense", ["2014-13-45T99:00:00.000Z"], []],
  ])("%s", (_, times, expected) => {
    expect(timeIssues([{ row: 2, name: "srv", times }], captured).map((i) => `${i.row} ${i.code}`)).toEqual(expected);
  });

  it("compares the newest of all rows, and says which is in the future", () => {
    const rows = [
      { row: 2, name: "a", times: ["2010-01-01T00:00:00.000Z"] },
      { row: 3, name: null, times: ["2014-03-01T10:30:00.000Z"] },
    ];
    expect(timeIssues(rows, captured)).toEqual([
      expect.objectContaining({ row: 3, message: "This row carries 2014-03-01 10:30, more than a day after the export was captured." }),
    ]);
    expect(timeIssues(rows.slice(0, 1), captured)).toEqual([
      expect.objectContaining({ row: null, message: expect.stringContaining("2010-01-01 00:00 UTC") }),
    ]);
    expect(timeIssues([], captured)).toEqual([]);
  });
});

describe("values in messages", () => {
  const long = "x".repeat(900_000);
  const short = `${"x".repeat(80)}…`;

  it("are shortened to 80 characters", () => {
    expect([shortened("x".repeat(80)), shortened("x".repeat(81)), shortened(long)]).toEqual(["x".repeat(80), short, short]);
  });

  it("of every issue", () => {
    const bad = { spelled: long, name: long };
    const assigned = assignGroups(file(), [row(2, "OLD"), row(3, long, bad)], null, groups);
    const rows: AssignedRow[] = [
      { ...row(2, null, { ...bad, facts: { version: long } }), groupKey: 1 },
      { ...row(3, null, { ...bad, facts: { version: null } }), groupKey: 1 },
      { ...row(4, null, { ...bad, facts: { version: `9.9.9.${"9".repeat(900)}` } }), groupKey: 1 },
    ];
    const issues = [
      ...(assigned.ok ? assigned.issues : []),
      ...contentIssues(rows, file(), "agents.csv", [1], groups),
      duplicateIssue(3, long, { row: 2, spelled: `${long}y` }),
      duplicateIssue(3, long, { row: 2, spelled: long }),
      ...timeIssues([{ row: 2, name: long, times: ["2024-05-05T00:00:00.000Z"] }], new Date("2024-01-01T00:00:00.000Z")),
    ];
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["unknown-group", "unknown-build", "case-variant", "duplicate-row", "future-date"]),
    );
    for (const { message, hint } of issues) {
      expect(message).toContain("…");
      expect((message + hint).length).toBeLessThan(400);
    }
  });

  it("of every refusal", () => {
    const rows = ["a", "b", "c", "d", "e"].map((first, at) => row(at + 2, first + long));
    for (const outcome of [assignGroups(file(), rows, null, groups), assignGroups(file(), [row(2, null)], long, groups)]) {
      expect(outcome).toMatchObject({ ok: false, refused: "unknown-group" });
      expect(JSON.stringify(outcome).length).toBeLessThan(600);
    }
  });
});
