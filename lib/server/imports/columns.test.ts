import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const name = "srv001.corp.test";
const codes = (issues: readonly { code: string; row: number | null }[]) => issues.map((i) => `${i.row} ${i.code}`);
const seen = async () => (await api.agent(name)).body.groups[0];

describe("columns", () => {
  it("that the file lacks say nothing: the last value in that management group stays", async () => {
    await api.send(csvOf([{ name, version: "7.1.10184.0", health: "Error" }]), { capturedAt: day(3) });
    await api.send(csvOf([{ name, version: "7.0.9538.0", health: "Success" }], target), { capturedAt: day(3) });
    const { body } = await api.send(`FQDN,ManagementGroup\n${name},${source}\n`, { capturedAt: day(4), kind: "agents" });
    expect(body.changes).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await seen()).toMatchObject({ name: source, version: "7.1.10184.0", health: "critical", primaryServer: "ms01.corp.test" });
  });

  it("that are there with a blank cell mean unknown", async () => {
    await api.send(csvOf([{ name, version: "7.1.10184.0" }]), { capturedAt: day(3) });
    const { body } = await api.send(`FQDN,Version,ManagementGroup,PrimaryManagementServerName\n${name},,${source},NULL\n`, {
      capturedAt: day(4),
    });
    expect(codes(body.issues)).toEqual(["2 unknown-build"]);
    expect(await seen()).toMatchObject({ version: null, primaryServer: null, health: "healthy" });
    expect((await api.rows(body.id)).body.items[0]?.fields).toEqual([
      { field: "version", from: "7.1.10184.0", to: null },
      { field: "primaryServer", from: "ms01.corp.test", to: null },
    ]);
  });

  it("remember a value across an absence, and undo brings back what was there", async () => {
    await api.send(csvOf([{ name, server: "ms07.corp.test" }, "srv002.corp.test"]), { capturedAt: day(3) });
    await api.send(csvOf(["srv002.corp.test"]), { capturedAt: day(4) });
    const back = (
      await api.send(`FQDN,Version,ManagementGroup\n${name},7.1.10184.0,${source}\nsrv002.corp.test,7.0.9538.0,${source}\n`, {
        capturedAt: day(5),
      })
    ).body;
    expect(back.changes).toEqual({ added: 1, changed: 0, unchanged: 1, missing: 0 });
    expect(await seen()).toMatchObject({ version: "7.1.10184.0", primaryServer: "ms07.corp.test" });
    await api.undo(back.id);
    expect((await api.agent(name)).body).toMatchObject({ stage: "gone", groups: [] });
  });
});

describe("dates", () => {
  const dated = (...dates: string[]) =>
    `FQDN,Version,ManagementGroup,LastModified\n${dates.map((d, i) => `${names(dates.length)[i]},7.0.9538.0,${source},${d}`).join("\n")}\n`;

  it.each([
    ["by a day above twelve", ["01/02/2014 08:00:00", "13/02/2014 08:00:00"], "DMY", "2014-02-01T08:00:00.000Z"],
    ["by a month that comes first", ["01/02/2014 08:00:00", "02/13/2014 08:00:00"], "MDY", "2014-01-02T08:00:00.000Z"],
    ["by dots", ["01.02.2014 08:00:00"], "DMY", "2014-02-01T08:00:00.000Z"],
    ["by the year in front", ["2014-02-01 08:00:00"], null, "2014-02-01T08:00:00.000Z"],
  ] as const)("are decided %s", async (_how, dates, order, first) => {
    const { body } = await api.send(dated(...dates), { capturedAt: day(14) });
    expect([body.status, codes(body.issues).filter((c) => c.includes("ambiguous"))]).toEqual(["applied", []]);
    if (order) expect(body.decoded.dateOrder).toBe(order);
    expect((await seen())?.lastModified).toBe(first);
  });

  it("that leave it open stay text and say so; a person may decide", async () => {
    const open = (await api.send(dated("01/02/2014 08:00:00"), { capturedAt: day(14) })).body;
    expect([open.status, open.decoded.dateOrder, codes(open.issues)]).toEqual(["applied", null, ["null ambiguous-dates"]]);
    expect((await seen())?.lastModified).toBe("01/02/2014 08:00:00");
    const decided = (await api.send(dated("01/02/2014 08:00:00"), { capturedAt: day(15), dateOrder: "MDY" })).body;
    expect([decided.status, decided.decoded.dateOrder, codes(decided.issues)]).toEqual([
      "applied",
      "MDY",
      ["null same-bytes", "null stale-rows"],
    ]);
    expect((await seen())?.lastModified).toBe("2014-01-02T08:00:00.000Z");
  });

  it("of rows far older or later than the file are told", async () => {
    const stale = (await api.send(dated("2014-02-01T00:00:00Z", "2014-02-02T00:00:00Z"), { capturedAt: day(4) })).body;
    expect([stale.status, codes(stale.issues)]).toEqual(["applied", ["null stale-rows"]]);
    const future = (await api.send(dated("2014-02-05T05:59:00Z", "2014-02-06T06:01:00Z"), { capturedAt: day(5) })).body;
    expect([future.status, codes(future.issues)]).toEqual(["applied", ["3 future-date"]]);
  });
});

describe("what is said of rows", () => {
  it("builds that the catalogue does not know", async () => {
    const { body } = await api.send(
      csvOf([
        { name, version: "7.1.99999.0" },
        { name: "srv002.corp.test", version: "" },
      ]),
      { capturedAt: day(3) },
    );
    expect(codes(body.issues)).toEqual(["2 unknown-build", "3 unknown-build"]);
    expect((await api.agents("?flag=unknownBuild")).body.total).toBeGreaterThan(0);
  });

  it("a file name that says another management group", async () => {
    const wrong = await api.send(csvOf([name]), { capturedAt: day(3), fileName: "ops-2012r2 agents.csv" });
    expect([wrong.body.status, wrong.body.groups, codes(wrong.body.issues)]).toEqual(["applied", [source], ["null name-contradicts-file"]]);
    const right = await api.send(csvOf([name]), { capturedAt: day(4), fileName: "OPS_2012SP1.csv" });
    expect(codes(right.body.issues)).toEqual(["null same-bytes"]);
  });

  it("agents of exactly the bytes of an applied import, at another time; servers may well be as they were", async () => {
    await api.send(csvOf([name]), { capturedAt: day(3) });
    const again = (await api.send(csvOf([name]), { capturedAt: day(4) })).body;
    expect([again.duplicate, codes(again.issues)]).toEqual([false, ["null same-bytes"]]);
    expect(again.issues[0]?.message).toContain("Import #1 has exactly these bytes");
    const other = (await api.send(csvOf([name, "other.corp.test"]), { capturedAt: day(5) })).body;
    expect(codes(other.issues)).toEqual([]);
  });

  it("the first thousand on the import, all of them in its rows", async () => {
    const { body } = await api.send(csvOf(names(1_200).map((n) => ({ name: n, version: "9.9.9.9" }))), { capturedAt: day(3) });
    expect([body.issues.length, body.issueCount]).toEqual([1_000, 1_200]);
    const first = (await api.rows(body.id, "?limit=500")).body;
    expect(first.items.every((r) => r.issues.length === 1)).toBe(true);
  });
});
