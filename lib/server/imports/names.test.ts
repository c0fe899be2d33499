import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const agents = async () => (await api.agents("?limit=500")).body.items.map((a) => a.fqdn);
const codes = (issues: readonly { code: string; row: number | null }[]) => issues.map((i) => `${i.row} ${i.code}`);
const bare = (...rows: string[]) => `Name,Id,Version,ManagementGroup\n${rows.map((r) => `${r},7.0.9538.0,${source}`).join("\n")}\n`;
const id = (n: number) => `00000000-0000-0000-0000-00000000000${n}`;

describe("one agent, however it is spelled", () => {
  it("in case, blanks, a last dot and zero-width characters", async () => {
    await api.send(csvOf(["SRV001.Corp.Test"]), { capturedAt: day(3) });
    for (const [n, spelled] of [
      [4, "srv001.corp.test."],
      [5, " srv001.corp.test "],
      [6, "srv\u200B001.corp.test\uFEFF"],
      [7, "SRV001.CORP.TEST"],
    ] as const) {
      expect((await api.send(csvOf([spelled]), { capturedAt: day(n) })).body, spelled).toMatchObject({
        status: "applied",
        changes: { added: 0, changed: 0, unchanged: 1, missing: 0 },
      });
    }
    expect(await agents()).toEqual(["srv001.corp.test"]);
  });

  it("twice in a file counts once, and says which", async () => {
    const { body } = await api.send(csvOf(["SRV001.corp.test", "srv001.corp.test", "srv002.corp.test", "srv002.corp.test"]), {
      capturedAt: day(3),
    });
    expect([body.rows, codes(body.issues)]).toEqual([
      { total: 4, accepted: 2, rejected: 0, duplicates: 2, ignored: 0 },
      ["2 case-variant", "4 duplicate-row"],
    ]);
  });

  it("the row modified last counts, wherever it stands", async () => {
    const rows = ["8.0.1,2014-02-01T00:00:00Z", "7.1.10184.0,2014-02-03T00:00:00Z", "7.0.9538.0,2014-02-02T00:00:00Z"].map(
      (r) => `srv001.corp.test,${source},${r}`,
    );
    const { body } = await api.send(`FQDN,ManagementGroup,Version,LastModified\n${rows.join("\n")}\n`, { capturedAt: day(3) });
    expect([(await api.agent("srv001.corp.test")).body.version, body.rows.duplicates]).toEqual(["7.1.10184.0", 2]);
  });

  it.each(["srv 001.corp.test", "srv001..corp.test", "CORP\\srv001", "srv001@corp.test"])("%j is no name", async (name) => {
    const { body } = await api.send(csvOf([name, "srv002.corp.test"]), { capturedAt: day(3) });
    expect([body.rows.rejected, codes(body.issues)]).toEqual([1, ["2 invalid-name"]]);
    expect(await agents()).toEqual(["srv002.corp.test"]);
  });
});

describe("a name without a domain", () => {
  it("is completed by the Domain column where that has a dot", async () => {
    const { body } = await api.send(
      `Name,Domain,Version,ManagementGroup\nsrv001,corp.test,7.0.9538.0,${source}\nsrv002,CORP,7.0.9538.0,${source}\n`,
      { capturedAt: day(3) },
    );
    expect(body.rows.accepted).toBe(2);
    expect(await agents()).toEqual(["srv001.corp.test", "srv002"]);
  });

  it("among full names is a workgroup computer of its own", async () => {
    await api.send(csvOf(["srv001.corp.test"]), { capturedAt: day(3) });
    const { body } = await api.send(csvOf(["srv001", "srv002.corp.test"], target), { capturedAt: day(3) });
    expect([body.changes.added, codes(body.issues)]).toEqual([2, ["2 same-label"]]);
    expect(await agents()).toEqual(["srv001", "srv001.corp.test", "srv002.corp.test"]);
  });

  it("in a file of such names means the agent with the same Id, else with that first label", async () => {
    await api.send(
      `FQDN,Id,Version,ManagementGroup\nsrv001.corp.test,${id(1)},7.0.9538.0,${target}\nsrv001.dmz.test,${id(2)},7.0.9538.0,${target}\nsrv003.corp.test,${id(3)},7.0.9538.0,${target}\n`,
      { capturedAt: day(3) },
    );
    const { body } = await api.send(bare(`srv001,${id(2)}`, `srv003,`, `srv004,`), { capturedAt: day(4) });
    expect([body.rows.accepted, codes(body.issues)]).toEqual([3, ["2 name-completed", "3 name-completed"]]);
    expect((await api.rows(body.id)).body.items.map((r) => r.name)).toEqual(["srv001.dmz.test", "srv003.corp.test", "srv004"]);
    expect((await api.agent("srv001.corp.test")).body.groups.map((g) => g.name)).toEqual([target]);
  });

  it("that may be several is rejected, and none of them is missing", async () => {
    const both = ["srv001.corp.test", "srv001.dmz.test"];
    await api.send(csvOf([...both, "srv002.corp.test"]), { capturedAt: day(3) });
    const { body } = await api.send(bare("srv001,", "srv002,"), { capturedAt: day(4) });
    expect([body.rows, body.changes, codes(body.issues)]).toEqual([
      { total: 2, accepted: 1, rejected: 1, duplicates: 0, ignored: 0 },
      { added: 0, changed: 0, unchanged: 1, missing: 0 },
      ["2 ambiguous-name", "3 name-completed"],
    ]);
    expect(body.issues[0]?.message).toContain(both.join(" or "));
    expect((await api.agents("?flag=ambiguousName")).body.items.map((a) => a.fqdn)).toEqual(both);
  });

  it("is found anew when other imports come or go", async () => {
    const early = (await api.send(bare("srv001,"), { capturedAt: day(4) })).body;
    expect(await agents()).toEqual(["srv001"]);
    const full = (await api.send(csvOf(["srv001.corp.test"]), { capturedAt: day(3) })).body;
    expect(await agents()).toEqual(["srv001.corp.test"]);
    expect((await api.import(early.id)).body).toMatchObject({ changes: { added: 0, unchanged: 1, changed: 0 }, issueCount: 1 });
    await api.undo(full.id);
    expect(await agents()).toEqual(["srv001"]);
    expect((await api.import(early.id)).body).toMatchObject({ changes: { added: 1 }, issueCount: 0 });
  });

  it("is never found by a piece of another name", async () => {
    await api.send(csvOf(["srv0011.corp.test"], target), { capturedAt: day(3) });
    await api.send(bare("srv001,"), { capturedAt: day(4) });
    expect(await agents()).toEqual(["srv001", "srv0011.corp.test"]);
  });
});
