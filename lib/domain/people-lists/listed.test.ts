import { describe, expect, it } from "vitest";
import type { ListFacts } from "./fields";
import { changesOfList, type ListedRow, listedOf } from "./listed";
import { listNameResolver } from "./meant";

const row = (number: number, line: number, key: number, facts: ListFacts): ListedRow => ({ number, row: line, key, facts });

describe("what lists say", () => {
  it("counts the newest list and tells what others say", () => {
    const rows = [
      row(4, 2, 1, { owner: "Storage", environment: "prod" }),
      row(7, 9, 1, { owner: "Databases", environment: "PROD ", note: null }),
      row(9, 3, 1, { owner: null, service: "Payroll" }),
    ];
    expect(listedOf(rows).get(1)).toEqual([
      { field: "owner", number: 7, row: 9, value: "Databases", others: [{ number: 4, row: 2, value: "Storage" }] },
      { field: "service", number: 9, row: 3, value: "Payroll", others: [] },
      { field: "environment", number: 7, row: 9, value: "PROD ", others: [] },
    ]);
  });

  it("keeps tags of all rows and takes two notes for no contradiction", () => {
    const rows = [row(4, 2, 1, { tags: "sql; dmz", note: "old" }), row(5, 2, 1, { tags: "DR,sql", note: "new" })];
    expect(listedOf(rows).get(1)).toEqual([
      { field: "tags", number: 5, row: 2, value: "DR; dmz; sql", others: [] },
      { field: "note", number: 5, row: 2, value: "new", others: [] },
    ]);
  });

  it("takes two rows of one list that disagree for a contradiction", () => {
    const [owner] = listedOf([row(4, 2, 1, { owner: "A" }), row(4, 3, 1, { owner: "B" })]).get(1) ?? [];
    expect(owner).toMatchObject({ value: "B", row: 3, others: [{ value: "A", row: 2 }] });
  });

  it("says what a list changes at its place, once for each agent", () => {
    const rows = [
      row(4, 2, 1, { owner: "A" }),
      row(7, 2, 1, { owner: "B" }),
      row(7, 3, 1, { service: "S" }),
      row(7, 4, 2, { owner: "A" }),
      row(9, 2, 1, { owner: "B" }),
      row(9, 3, 3, {}),
    ];
    const until = (number: number) => rows.filter((one) => one.number <= number);
    expect(changesOfList(until(4), until(7), 7)).toEqual([
      {
        row: 2,
        key: 1,
        outcome: "changed",
        fields: [
          { field: "owner", from: "A", to: "B" },
          { field: "service", from: null, to: "S" },
        ],
      },
      { row: 4, key: 2, outcome: "added", fields: [{ field: "owner", from: null, to: "A" }] },
    ]);
    expect(changesOfList(until(7), until(9), 9)).toEqual([]);
  });
});

describe("whom a name in a list means", () => {
  const known = [
    { key: 1, name: "web01.a.test", live: true },
    { key: 2, name: "web01.b.test", live: true },
    { key: 3, name: "sql1.a.test", live: true },
    { key: 4, name: "alone", live: true },
    { key: 5, name: "moved.old.test", live: false },
    { key: 6, name: "moved.new.test", live: true },
    { key: 7, name: "left.a.test", live: false },
  ];
  const meant = listNameResolver(
    known,
    new Map([
      ["old-sql", 3],
      ["web01", 2],
    ]),
  );
  const plain = listNameResolver(known, new Map());

  it.each([
    ["web01.a.test", { as: "agent", key: 1, live: true }],
    ["sql1", { as: "agent", key: 3, live: true }],
    ["moved", { as: "agent", key: 6, live: true }],
    ["moved.old.test", { as: "agent", key: 5, live: false }],
    ["left", { as: "agent", key: 7, live: false }],
    ["web01", { as: "several", keys: [1, 2] }],
    ["alone", { as: "agent", key: 4, live: true }],
    ["sql1.b.test", { as: "none" }],
    ["alone.a.test", { as: "agent", key: 4, live: true }],
    ["sql", { as: "none" }],
  ])("%s", (name, expected) => {
    expect(plain(name)).toEqual(expected);
  });

  it("hears what people say first", () => {
    expect(meant("old-sql")).toEqual({ as: "agent", key: 3, live: true });
    expect(meant("web01")).toEqual({ as: "agent", key: 2, live: true });
    expect(listNameResolver(known, new Map([["crm", 99]]))("crm")).toEqual({ as: "none" });
  });
});
