import { beforeEach, expect, it } from "vitest";
import { flagCodes, stages } from "@/lib/domain/stages";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, walk } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();

const fresh = (list: string[]) => list.map((name) => ({ name, version: "7.1.10184.0" }));
let api: ReturnType<typeof apiOf>;

/** Day 3: 1 to 8 original, 1 and 2 dual-homed. Day 5: 1 left unasked, 2 back to both and old, 3 and 4 dual-homed, 8 gone, 9 new. */
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
  await api.send(csvOf([...fresh(names(2)), ...names(6, "corp.test", 3)], source), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(fresh(names(2)), target), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(["srv002.corp.test", ...fresh(names(2, "corp.test", 3)), ...names(3, "corp.test", 5), "srv009.corp.test"], source), {
    capturedAt: day(5),
    coverage: "whole",
  });
  await api.send(csvOf(["srv002.corp.test", ...fresh(["srv001.corp.test", "srv003.corp.test", "srv004.corp.test"])], target), {
    capturedAt: day(5),
    coverage: "whole",
  });
});
const between = `?from=${day(3)}&to=${day(5)}`;
const short = (fqdn: string) => fqdn.slice(3, 6);

it("tells who moved forward, went back, is new and is gone", async () => {
  const { body } = await api.comparison(between);
  expect(body).toMatchObject({ from: day(3), to: day(5), total: 6, counts: { forward: 2, back: 1, other: 1, new: 1, gone: 1 } });
  expect(body.items.map(({ fqdn, kind, from, to }) => [short(fqdn), kind, from, to])).toEqual([
    ["001", "other", "dualHomed", "cutOver"],
    ["002", "back", "dualHomed", "joined"],
    ["003", "forward", "waiting", "dualHomed"],
    ["004", "forward", "waiting", "dualHomed"],
    ["008", "gone", "waiting", "gone"],
    ["009", "new", null, "waiting"],
  ]);
});

it("is the mirror image of looking the other way", async () => {
  const { body } = await api.comparison(`?from=${day(5)}&to=${day(3)}`);
  expect(body.counts).toEqual({ forward: 1, back: 2, other: 1, new: 1, gone: 1 });
  expect((await api.comparison(`?from=${day(3)}&to=${day(3)}`)).body.total).toBe(0);
});

it("lists one kind, page by page, and counts as many as it lists", async () => {
  const { body } = await api.comparison(between);
  for (const [kind, count] of Object.entries(body.counts)) {
    const items = await walk((query) => api.comparison(query), `from=${day(3)}&to=${day(5)}&kind=${kind}&limit=1`);
    expect([items.length, items.every((item) => item.kind === kind)], kind).toEqual([count, true]);
  }
});

it("tells who came to a stage and who left it: as many more as that stage counts", async () => {
  const at = async (moment: string) => (await api.progress(`?asOf=${moment}`)).body.stages;
  const [before, after] = [await at(day(3)), await at(day(5))];
  for (const stage of stages) {
    const { body } = await api.comparison(`${between}&stage=${stage}`);
    const { came, left } = body.ofStage ?? { came: 0, left: 0 };
    expect([stage, came - left]).toEqual([stage, (after[stage] ?? 0) - (before[stage] ?? 0)]);
    expect([body.items.length, body.items.every(({ from, to }) => (from === stage) !== (to === stage))]).toEqual([came + left, true]);
    expect(body.total).toBe(came + left);
  }
  const { items } = (await api.comparison(`${between}&stage=dualHomed`)).body;
  expect(items.map(({ fqdn }) => short(fqdn))).toEqual(["001", "002", "003", "004"]);
  expect((await api.comparison(between)).body.ofStage).toBeNull();
});

it("tells who came to a flag and who left it: as many more as that flag counts, moved or not", async () => {
  const at = async (moment: string) => (await api.progress(`?asOf=${moment}`)).body.flags;
  const [before, after] = [await at(day(3)), await at(day(5))];
  const changed: string[] = [];
  for (const flag of flagCodes) {
    const { body } = await api.comparison(`${between}&flag=${flag}`);
    const { came, left } = body.ofFlag ?? { came: -1, left: 0 };
    expect([flag, came - left, body.total]).toEqual([flag, (after[flag] ?? 0) - (before[flag] ?? 0), came + left]);
    if (came + left > 0) changed.push(flag);
    for (const [turn, count] of Object.entries({ came, left })) {
      const items = await walk((query) => api.comparison(query), `from=${day(3)}&to=${day(5)}&flag=${flag}&turn=${turn}&limit=1`);
      expect([flag, turn, items.length, items.every((item) => item.turn === turn)]).toEqual([flag, turn, count, true]);
      const carriers = await walk((query) => api.agents(query), `flag=${flag}&asOf=${turn === "came" ? day(5) : day(3)}&limit=100`);
      const names = new Set(carriers.map(({ fqdn }) => fqdn));
      expect(items.filter(({ fqdn }) => !names.has(fqdn))).toEqual([]);
    }
  }
  expect(changed).toContain("leftSource");
  const { body: all } = await api.comparison(between);
  expect(all.ofFlag).toBeNull();
  expect((await api.comparison(`${between}&turn=came`)).body.items).toEqual(all.items);
  expect((await api.comparison(`${between}&flag=soon`)).status).toBe(400);
});

it("compares with the latest when no second moment is said, and leaves excluded agents out", async () => {
  expect((await api.comparison("?from=2014-02-03")).body.total).toBe(6);
  await api.edit("srv003.corp.test", { excluded: { reason: "Out" } }, { ifMatch: 1 });
  expect((await api.comparison("?from=2014-02-03")).body.counts.forward).toBe(1);
  expect((await api.comparison("?from=2014-02-01")).body.counts).toMatchObject({ new: 7, forward: 0, gone: 0 });
});

it("needs a first moment", async () => {
  expect((await api.comparison("")).status).toBe(400);
  expect((await api.comparison("?from=soon")).status).toBe(400);
  expect((await api.comparison(`${between}&cursor=x`)).status).toBe(400);
});
