import { describe, expect, it } from "vitest";
import { familiesOf } from "./kin";
import type { LoggedRow, NamesKnown } from "./logged-rows";
import { meaningsOf } from "./meaning";

const names = [
  "web01.corp.test",
  "web01.emea.test",
  "web01",
  "db02.corp.test",
  "db02",
  "verylongservern",
  "verylongservername01.corp.test",
  "wеb01.corp.test",
];
const key = (name: string) => names.indexOf(name) + 1;

/** A row of an import: the number of that, the name, and what differs from the ordinary. */
const row = (number: number, name: string, more: Partial<LoggedRow> & { id?: string; modified?: string } = {}): LoggedRow => {
  const { id = null, modified = null, ...rest } = more;
  return {
    number,
    row: 2,
    groupKey: 1,
    outcome: "accepted",
    key: key(name),
    name,
    bare: false,
    says: { objectId: id, lastModified: modified },
    ...rest,
  };
};
const known: NamesKnown = {
  aliases: new Map(),
  areApart: () => false,
  nameOf: (one) => names[one - 1] ?? "",
  isServerAt: () => false,
  capturedAt: (number) => number,
};
const said = (rows: readonly LoggedRow[], more: Partial<NamesKnown> = {}) =>
  meaningsOf(rows, { ...known, ...more }).map(({ said: { number }, agent, outcome, candidates, issues }) =>
    [
      number,
      agent === null ? "nobody" : known.nameOf(agent),
      outcome,
      ...candidates.map(known.nameOf),
      ...issues.map(({ code }) => code),
    ].join(" "),
  );
const alias = (name: string, agent: string) => ({ aliases: new Map([[name, { key: key(agent), agent }]]) });
const bare = { bare: true };

describe("a row means", () => {
  it("what it names", () => expect(said([row(1, "web01.corp.test")])).toEqual(["1 web01.corp.test accepted"]));

  it("whom an alias says, and counts once where the file has both", () => {
    const both = [row(1, "web01.corp.test", { modified: "2014-02-01" }), row(1, "db02.corp.test", { row: 3, modified: "2014-02-02" })];
    expect(said(both, alias("db02.corp.test", "web01.corp.test"))).toEqual([
      "1 web01.corp.test duplicate duplicate-row",
      "1 web01.corp.test accepted name-completed",
    ]);
  });

  it("by a bare name the only one with that first label, whichever came first; of two nobody, and both stay listed", () => {
    const rows = [row(1, "web01", bare), row(2, "web01.corp.test")];
    expect(said(rows)).toEqual(["1 web01.corp.test accepted name-completed", "2 web01.corp.test accepted"]);
    expect(said([...rows, row(3, "web01.emea.test")])[0]).toBe("1 nobody rejected web01.corp.test web01.emea.test ambiguous-name");
    expect(said([...rows, row(3, "web01.emea.test")], { areApart: (_, other) => other === key("web01.emea.test") })[0]).toBe(
      "1 web01.corp.test accepted name-completed",
    );
  });

  it("the one with the same Id before the one of just this name", () => {
    const rows = [row(1, "web01", { ...bare, id: "x" }), row(2, "web01"), row(3, "web01.emea.test", { id: "x" })];
    expect(said(rows)[0]).toBe("1 web01.emea.test accepted web01 name-completed same-label");
    expect(said(rows.slice(0, 2))).toEqual(["1 web01 accepted", "2 web01 accepted"]);
  });

  it("by a name that NetBIOS cut the one with the same Id, unless the same file names that too", () => {
    const [cut, whole] = ["verylongservern", "verylongservername01.corp.test"];
    const full = row(2, whole, { id: "x" });
    expect(said([row(1, cut, { id: "x" }), full])[0]).toBe(`1 ${whole} accepted name-completed`);
    expect(said([row(1, cut, { id: "x" }), full, row(1, whole, { row: 3 })])[0]).toBe(`1 ${cut} accepted`);
    expect(said([row(1, cut, { id: "y" }), full])[0]).toBe(`1 ${cut} accepted`);
  });

  it("maybe another form of its name where the file does not name that: nobody goes missing until somebody answers", () => {
    expect(said([row(1, "db02"), row(2, "db02.corp.test")])).toEqual([
      "1 db02 accepted db02.corp.test same-label",
      "2 db02.corp.test accepted db02 same-label",
    ]);
    expect(said([row(1, "wеb01.corp.test"), row(2, "web01.corp.test")])[0]).toBe("1 wеb01.corp.test accepted web01.corp.test same-label");
    expect(said([row(1, "db02"), row(1, "db02.corp.test", { row: 3 })])).toEqual(["1 db02 accepted", "1 db02.corp.test accepted"]);
    expect(said([row(1, "db02"), row(2, "db02.corp.test")], alias("db02", "db02.corp.test"))).toEqual([
      "1 db02.corp.test accepted name-completed",
      "2 db02.corp.test accepted",
    ]);
  });

  it("no agent while its name is that of a server, bare or not", () => {
    const isServerAt: NamesKnown["isServerAt"] = (_, name, at) => name === "db02.corp.test" && at < 3;
    const rows = [row(1, "db02", bare), row(2, "db02.corp.test"), row(3, "db02.corp.test")];
    expect(said(rows, { isServerAt })).toEqual([
      "1 db02.corp.test ignored name-completed not-an-agent",
      "2 db02.corp.test ignored not-an-agent",
      "3 db02.corp.test accepted",
    ]);
  });

  it("an agent that is still listed, where it could not be read", () => {
    const damaged = { says: null, outcome: "rejected" as const };
    expect(said([row(1, "web01", { ...bare, ...damaged }), row(2, "web01.corp.test", damaged), row(3, "web01.corp.test")])).toEqual([
      "1 web01.corp.test rejected",
      "2 web01.corp.test rejected",
      "3 web01.corp.test accepted",
    ]);
  });
});

it("names stand in a family with those whose agent they may mean", () => {
  const all = names.map((name) => ({ key: key(name), name }));
  const nothing = { aliases: [], ids: [], alone: new Set<string>() };
  const named = (families: number[][]) => families.map((family) => family.map((one) => names[one - 1]).join(" "));
  expect(named(familiesOf(all, nothing))).toEqual([
    "web01.corp.test web01.emea.test web01 wеb01.corp.test",
    "db02.corp.test db02",
    "verylongservern",
  ]);
  const links = {
    aliases: [{ name: "db02.corp.test", agent: "web01.emea.test" }],
    ids: [6, 7].map((one) => ({ key: one, objectId: "x" })),
    alone: new Set<string>(),
  };
  expect(named(familiesOf(all, links))).toEqual([
    "web01.corp.test web01.emea.test web01 db02.corp.test db02 wеb01.corp.test",
    "verylongservern verylongservername01.corp.test",
  ]);
  const full = all.filter(({ name }) => name.endsWith(".emea.test"));
  expect([familiesOf(full, nothing), familiesOf(full, { ...nothing, alone: new Set(["web01.emea.test"]) })]).toEqual([[], [[2]]]);
});
