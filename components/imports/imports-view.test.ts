import { expect, test } from "vitest";
import type { ImportRow } from "@/lib/contracts/imports";
import { groupIssues, type Issue, rowList, titleOf } from "./issue-groups";
import { linesOf } from "./row-lines";

const issue = (code: string, row: number | null, severity: Issue["severity"] = "warning"): Issue => ({
  code,
  row,
  column: null,
  severity,
  message: code,
  hint: "",
});
const row = (part: Partial<ImportRow>): ImportRow => ({
  row: 2,
  name: "a.b.test",
  group: "OPS",
  section: null,
  outcome: "changed",
  fields: [],
  stage: null,
  issues: [],
  ...part,
});

test("issues are grouped by code, errors first, rows in order", () => {
  const groups = groupIssues([
    issue("stale-rows", null),
    issue("cut-record", 9, "error"),
    issue("unknown-build", 4),
    issue("unknown-build", 2),
    issue("cut-record", 7, "error"),
  ]);
  expect(groups.map(({ code, rows, count }) => [code, rows, count])).toEqual([
    ["cut-record", [7, 9], 2],
    ["unknown-build", [2, 4], 2],
    ["stale-rows", [], 1],
  ]);
});
test("codes read as words", () => {
  expect([titleOf("cut-record"), titleOf("same-label"), titleOf("invalid-name")]).toEqual([
    "Row cut off",
    "Perhaps one computer under two names",
    "Invalid name",
  ]);
});
test("long lists of rows end in a number", () => {
  expect([rowList([7204, 7205]), rowList([1, 2, 3, 4, 5, 6, 7, 8])]).toEqual(["7,204, 7,205", "1, 2, 3, 4, 5, 6 and 2 more"]);
});
test("a changed row has a line per field and names itself once", () => {
  const lines = linesOf([
    row({
      fields: [
        { field: "version", from: "7.0.9538.0", to: "7.1.10184.0" },
        { field: "health", from: "healthy", to: "warning" },
      ],
    }),
  ]);
  expect(lines.map(({ first, field, from, to, note }) => [first, field, from, to, note])).toEqual([
    [true, "Version", "7.0.9538.0", "7.1.10184.0", "2012 SP1 → 2012 R2"],
    [false, "Health", "Healthy", "Warning", ""],
  ]);
});
test("of the chosen fields only, where any are chosen; the first line then carries the name", () => {
  const fields = [
    { field: "version", from: "7.0.9538.0", to: "7.1.10184.0" },
    { field: "health", from: "healthy", to: "warning" },
  ];
  expect(linesOf([row({ fields })], ["health"]).map(({ first, field }) => [first, field])).toEqual([[true, "Health"]]);
});
test("what a people's list brings of an agent is told field by field, an agent that is new by its version", () => {
  const added = row({
    outcome: "added",
    fields: [
      { field: "Owner", from: null, to: "Ops" },
      { field: "Service", from: null, to: "Payroll" },
    ],
  });
  expect(linesOf([added], [], "peopleList").map(({ first, field, to }) => [first, field, to])).toEqual([
    [true, "Owner", "Ops"],
    [false, "Service", "Payroll"],
  ]);
  expect(linesOf([added], [], "agents").map(({ field }) => field)).toEqual(["New"]);
});
test("a missing row says so and shows no new value", () => {
  expect(linesOf([row({ outcome: "missing", row: null, fields: [{ field: "version", from: "7.0.9538.0", to: null }] })])[0]).toMatchObject({
    field: "Not in this file",
    to: null,
  });
});
test("what a row means names the move between stages, where the server tells it", () => {
  const moved = row({ outcome: "added", stage: { from: "waiting", to: "dualHomed" } });
  const stays = row({ outcome: "missing", stage: { from: "gone", to: "gone" } });
  expect(linesOf([moved, stays]).map(({ note }) => note)).toEqual(["waiting → dual-homed", ""]);
});
