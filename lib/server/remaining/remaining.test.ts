import { beforeAll, describe, expect, it } from "vitest";
import type { RemainingItem } from "@/lib/contracts/remaining";
import { percentOf } from "@/lib/domain/progress";
import { remainingBys } from "@/lib/domain/remaining/cause-codes";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;

/** Four waiting (one owned, one excluded), one upgraded, one joined, one done, one silent, one that left, one gone. */
beforeAll(async () => {
  api = apiOf((await makeMigration()).id);
  const fresh = "7.1.10184.0";
  const first = [
    ...names(4),
    { name: "srv005.dmz.test", version: fresh, server: "GW01.dmz.test" },
    { name: "srv006.corp.test", server: "ms02.corp.test" },
    ...["srv007.corp.test", "srv008.corp.test", "srv009.corp.test"].map((name) => ({ name, version: fresh })),
    "srv010.corp.test",
    "box",
  ];
  await api.send(csvOf(first), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(first.slice(0, -3).concat("box")), { capturedAt: day(5), coverage: "whole" });
  const there = [
    { name: "srv006.corp.test", server: "new01.corp.test" },
    { name: "srv007.corp.test", version: fresh, server: "new01.corp.test" },
    { name: "srv008.corp.test", version: fresh, health: "Uninitialized", server: "new01.corp.test" },
    { name: "srv009.corp.test", version: fresh, server: "new01.corp.test" },
  ];
  await api.send(csvOf(there, target), { capturedAt: day(5), coverage: "whole" });
  await api.edit("srv001.corp.test", { owner: "Team A", method: "push" }, { ifMatch: 1 });
  await api.edit("srv006.corp.test", { owner: "team a", method: "commandLine" }, { ifMatch: 1 });
  await api.edit("srv002.corp.test", { excluded: { reason: "Retired" } }, { ifMatch: 1 });
});

const remaining = async (by: string, more = "") => (await api.remaining(`?by=${by}${more}`)).body;
const total = async (query: string) => (await api.agents(`?limit=1&${query}`)).body.total;
const filterOf = (by: string, { value }: RemainingItem) => {
  if (value !== null) return `${by}=${encodeURIComponent(value)}`;
  return by === "owner" ? "owned=false" : `unknown=${by}`;
};

describe("what remains", () => {
  it("by cause, each agent once, and nothing that is done or excluded", async () => {
    const { total: all, items } = await remaining("cause");
    expect(all).toEqual({ inScope: 9, done: 1, notDone: 8, percentDone: 11.1, excluded: 1, gone: 1 });
    const counts = Object.fromEntries(items.filter(({ notDone }) => notDone > 0).map(({ value, notDone }) => [value, notDone]));
    expect(counts).toEqual({ notReporting: 1, leftOriginal: 1, noOwner: 3, notStarted: 1, addToNew: 1, upgradeAgent: 1 });
    expect(items.reduce((sum, { notDone }) => sum + notDone, 0)).toBe(all.notDone);
    expect(items.every(({ next }) => next !== null)).toBe(true);
  });

  it("by cause, says how many more carry the sign, but count under a cause above", async () => {
    const other = apiOf((await makeMigration()).id);
    const fresh = names(3).map((name) => ({ name, version: "7.1.10184.0" }));
    await other.send(csvOf(fresh), { capturedAt: day(3) });
    await other.send(csvOf([]), { capturedAt: day(5), group: source, kind: "agents", coverage: "whole" });
    const silent = fresh.map((row, i) => (i === 0 ? { ...row, health: "Uninitialized" } : row));
    await other.send(csvOf(silent, target), { capturedAt: day(5) });
    const { items } = (await other.remaining("?by=cause")).body;
    const of = (code: string) => items.find(({ value }) => value === code);
    expect(of("notReporting")).toMatchObject({ notDone: 1, elsewhere: 0 });
    expect(of("leftOriginal")).toMatchObject({ notDone: 2, elsewhere: 1 });
    expect(of("notStarted")?.elsewhere).toBeNull();
    const carrying = (await other.agents("?limit=1&flag=leftSource&done=false&inScope=true")).body.total;
    expect((of("leftOriginal")?.notDone ?? 0) + (of("leftOriginal")?.elsewhere ?? 0)).toBe(carrying);
  });

  it.each(["method", "domain", "owner"])("by %s, the values add up to everything in scope", async (by) => {
    const { total: all, items } = await remaining(by);
    const sum = (of: "inScope" | "done" | "notDone") => items.reduce((total, item) => total + item[of], 0);
    expect([sum("inScope"), sum("done"), sum("notDone")]).toEqual([all.inScope, all.done, all.notDone]);
  });

  it("takes owners together however they are written, and names what is not known", async () => {
    expect((await remaining("owner")).items).toMatchObject([
      { value: null, name: "No owner", inScope: 7, done: 1, notDone: 6, percentDone: 14.3 },
      { value: "team a", inScope: 2, done: 0 },
    ]);
    expect((await remaining("domain")).items.map(({ value, name }) => [value, name])).toEqual([
      ["corp.test", "corp.test"],
      [null, "Domain not known"],
      ["dmz.test", "dmz.test"],
    ]);
    expect((await remaining("method")).items.find(({ value }) => value === "push")?.name).toBe("Push install");
  });

  it("by server, an agent counts for each primary server it names, with the management group of the server", async () => {
    const { items } = await remaining("server");
    expect(items.map(({ value, group, inScope, done }) => [value, group, inScope, done])).toEqual([
      ["ms01.corp.test", source, 6, 1],
      ["new01.corp.test", target, 4, 1],
      ["gw01.dmz.test", source, 1, 0],
      ["ms02.corp.test", source, 1, 0],
    ]);
  });

  it.each(remainingBys.flatMap((by) => [[by, ""] as const, [by, `&asOf=${day(4)}`] as const]))(
    "by %s%s, each number is that of the rows it opens",
    async (by, moment) => {
      const { items, total: all } = await remaining(by, moment);
      const progress = (await api.progress(`?${moment.slice(1)}`)).body;
      expect([all.inScope, all.done, all.excluded, all.percentDone]).toEqual([
        progress.total,
        progress.done,
        progress.excluded,
        progress.percentDone,
      ]);
      for (const item of items) {
        const query = `${filterOf(by, item)}&inScope=true${moment}`;
        const rows = [await total(query), await total(`${query}&done=true`), await total(`${query}&done=false`)];
        expect(rows, item.name).toEqual([item.inScope, item.done, item.notDone]);
        expect(item.percentDone).toBe(percentOf(item.done, item.inScope));
      }
    },
  );

  it("follows an owner at once", async () => {
    const count = async () => (await remaining("cause")).items.find(({ value }) => value === "noOwner")?.notDone;
    const before = await count();
    const { revision } = (await api.agent("srv003.corp.test")).body;
    const edited = await api.edit("srv003.corp.test", { owner: "Team B" }, { ifMatch: revision });
    expect(await count()).toBe((before ?? 0) - 1);
    await api.edit("srv003.corp.test", { owner: null }, { ifMatch: edited.body.revision });
    expect(await count()).toBe(before);
  });

  it("is nothing before the first import, and refuses what it cannot count by", async () => {
    const empty = apiOf((await makeMigration()).id);
    const { body } = await empty.remaining("");
    expect([body.by, body.total.inScope, body.total.percentDone]).toEqual(["cause", 0, null]);
    expect((await empty.remaining("?by=domain")).body.items).toEqual([]);
    expect((await empty.remaining("?by=colour")).status).toBe(400);
  });
});
