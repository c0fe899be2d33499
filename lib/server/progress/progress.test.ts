import { beforeEach, describe, expect, it } from "vitest";
import { settles } from "@/lib/domain/settling";
import { flagCodes, stages } from "@/lib/domain/stages";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const progress = async (query = "") => (await api.progress(query)).body;
const total = async (query: string) => (await api.agents(`?limit=1&${query}`)).body.total;

/** Every count equals the list that it opens. */
async function expectSameAsLists(query = "") {
  const told = await progress(`?${query}`);
  for (const stage of stages) expect(await total(`${query}&excluded=false&stage=${stage}`), stage).toBe(told.stages[stage]);
  expect(told.total).toBe(stages.reduce((sum, s) => sum + (s === "gone" ? 0 : told.stages[s]), 0));
  expect([await total(`${query}&excluded=true`), await total(`${query}&done=true`), await total(`${query}&notReporting=true`)]).toEqual([
    told.excluded,
    told.done,
    told.notReporting,
  ]);
  for (const [flag, count] of Object.entries(told.flags)) {
    const scope = flag === "lostMonitoring" || flag === "excludedButListed" ? "inScope=false" : "inScope=true";
    expect(await total(`${query}&${scope}&flag=${flag}`), flag).toBe(count);
  }
  for (const code of flagCodes)
    expect([code, told.settling[code]]).toEqual([code, settles(code) ? await total(`${query}&inScope=true&settling=${code}`) : 0]);
  return told;
}

describe("progress", () => {
  it("is zeros and no percentage before the first import", async () => {
    const told = await expectSameAsLists();
    expect(told).toMatchObject({ total: 0, excluded: 0, notReporting: 0, done: 0, percentDone: null, incomplete: [source] });
    expect(Object.values(told.stages)).toEqual([0, 0, 0, 0, 0, 0]);
    await api.send(csvOf(names(2)), { capturedAt: day(3), apply: "false" });
    expect(await progress()).toMatchObject({ total: 0, percentDone: null });
    await api.send(csvOf(names(2)), {});
    expect(await progress("?asOf=2014-02-01")).toMatchObject({
      total: 0,
      percentDone: null,
      incomplete: [source],
      asOf: "2014-02-01T23:59:59.999Z",
    });
  });

  it("adds up, and each number is that of the list behind it", async () => {
    const fresh = (list: string[]) => list.map((name) => ({ name, version: "7.1.10184.0" }));
    await api.send(csvOf([...fresh(names(5)), ...names(5, "corp.test", 6)]), { capturedAt: day(3) });
    await api.send(
      csvOf(
        [
          ...fresh(names(2)),
          { name: "srv003.corp.test", version: "7.1.10184.0", health: "Uninitialized" },
          { name: "srv006.corp.test", health: "Error" },
          ...fresh(["only.corp.test"]),
        ],
        target,
      ),
      { capturedAt: day(3) },
    );
    await api.send(csvOf([...fresh(names(5)), ...names(4, "corp.test", 6)]), { capturedAt: day(4) });
    const told = await expectSameAsLists();
    expect(told).toMatchObject({
      total: 10,
      stages: { waiting: 3, upgraded: 2, joined: 1, dualHomed: 3, cutOver: 1, gone: 1 },
      done: 3,
      notReporting: 1,
      percentDone: 30,
      incomplete: [],
    });
    await expectSameAsLists("asOf=2014-02-03");
    for (const [fqdn, n] of [
      ["srv010.corp.test", 1],
      ["srv001.corp.test", 1],
      ["srv003.corp.test", 1],
    ] as const) {
      expect((await api.edit(fqdn, { excluded: { reason: "Left out" } }, { ifMatch: n })).status).toBe(200);
    }
    expect(await expectSameAsLists()).toMatchObject({
      total: 8,
      excluded: 3,
      stages: { dualHomed: 1, gone: 0 },
      done: 2,
      notReporting: 0,
      percentDone: 25,
    });
    // Exclusions are plan data: they stand now, for every moment that is asked about.
    expect(await expectSameAsLists("asOf=2014-02-03")).toMatchObject({ excluded: 3 });
  });

  it("rounds half up, and is null when nobody is in scope", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(3) });
    await api.send(
      csvOf(
        [
          { name: "srv001.corp.test", version: "7.1.10184.0" },
          { name: "srv002.corp.test", version: "7.1.10184.0" },
        ],
        target,
      ),
      { capturedAt: day(3) },
    );
    expect(await progress()).toMatchObject({ done: 2, percentDone: 66.7 });
    for (const name of names(3)) await api.edit(name, { excluded: { reason: "Out" } }, { ifMatch: 1 });
    expect(await progress()).toMatchObject({ total: 0, excluded: 3, percentDone: null });
  });

  it("says which original has no whole export yet; until then a cut-over is not done", async () => {
    await api.send(csvOf([{ name: "srv001.corp.test", version: "7.1.10184.0" }], target), { capturedAt: day(3) });
    expect(await progress()).toMatchObject({ incomplete: [source], stages: { cutOver: 1 }, done: 0, percentDone: 0 });
    await api.send(csvOf(["srv002.corp.test"]), { capturedAt: day(4), coverage: "part" });
    expect(await progress()).toMatchObject({ incomplete: [source], done: 0 });
    await api.send(csvOf(["srv002.corp.test"]), { capturedAt: day(5), coverage: "whole" });
    expect(await progress()).toMatchObject({ incomplete: [], done: 1, percentDone: 50 });
    expect(await progress("?asOf=2014-02-04")).toMatchObject({ incomplete: [source], done: 0 });
  });

  it("is of its own migration, for everybody who may look", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(3) });
    expect((await apiOf((await makeMigration()).id).progress()).body.total).toBe(0);
    expect((await api.progress("", { role: "viewer" })).body.total).toBe(3);
    expect((await api.progress("", { headers: { authorization: "Bearer x" } })).status).toBe(401);
    expect((await api.progress("?asOf=soon")).status).toBe(400);
  });
});
