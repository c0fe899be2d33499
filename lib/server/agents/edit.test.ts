import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { lockMigration } from "@/lib/server/migrations/row";

useDatabase();

const name = "srv001.corp.test";
let migration: string;
let api: ReturnType<typeof apiOf>;

beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  await api.send(csvOf(names(4)), { capturedAt: day(3) });
});
const edits = async () => (await api.events()).filter((e) => e.verb === "agents.edit");

describe("one agent", () => {
  it.each(["srv001.corp.test", "SRV001.Corp.TEST", "srv001.corp.test."])("is found as %s", async (fqdn) => {
    expect((await api.agent(fqdn, "", { role: "viewer" })).body).toMatchObject({ fqdn: name, wave: null, revision: 1 });
    expect((await api.edit(fqdn, { owner: "A" }, { ifMatch: 1 })).status).toBe(200);
  });

  it.each(["srv00", "srv001", "%", "nobody.corp.test", "a b"])("404 for %j", async (fqdn) => {
    expect([(await api.agent(fqdn)).status, (await api.edit(fqdn, { owner: "A" }, { ifMatch: 1 })).status]).toEqual([404, 404]);
  });

  it("says from where its alerts are answered, and since when", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const both = await api.edit(name, { alertsFrom: "both" }, { ifMatch: 1 });
    expect(both.body).toMatchObject({ alertsFrom: "both", alertsSince: today });
    const dated = await api.edit(name, { alertsSince: "2014-02-20" }, { ifMatch: 2 });
    expect(dated.body).toMatchObject({ alertsFrom: "both", alertsSince: "2014-02-20" });
    expect((await api.edit(name, { alertsFrom: "both" }, { ifMatch: 3 })).body.revision).toBe(3);
    expect((await api.edit(name, { alertsFrom: null, owner: "A" }, { ifMatch: 3 })).body).toMatchObject({
      alertsFrom: null,
      alertsSince: null,
    });
    expect((await api.edit(name, { alertsSince: "2014-02-20" }, { ifMatch: 4 })).body.revision).toBe(4);
    expect((await edits()).map(({ before, after }) => [before, after])).toEqual([
      [
        { alertsFrom: null, alertsSince: null },
        { alertsFrom: "both", alertsSince: today },
      ],
      [
        { alertsFrom: "both", alertsSince: today },
        { alertsFrom: "both", alertsSince: "2014-02-20" },
      ],
      [
        { alertsFrom: "both", alertsSince: "2014-02-20", owner: null },
        { alertsFrom: null, alertsSince: null, owner: "A" },
      ],
    ]);
    expect((await api.edit(name, { alertsFrom: "nowhere" }, { ifMatch: 4 })).status).toBe(400);
  });

  it("404 for one that an undone import brought", async () => {
    const { body } = await api.send(csvOf([...names(4), "late.corp.test"]), { capturedAt: day(4) });
    await api.undo(body.id);
    expect((await api.agent("late.corp.test")).status).toBe(404);
  });

  it("tells its history, newest first, and its stages in order", async () => {
    await api.send(csvOf([{ name, version: "7.1.10184.0" }, ...names(4).slice(1)]), { capturedAt: day(4) });
    await api.send(csvOf(names(1), target), { capturedAt: day(5) });
    const { history, periods } = (await api.agent(name)).body;
    expect(history.map((h) => `${h.import} ${h.group} ${h.field} ${h.from} ${h.to}`)).toContain(
      `2 ${source} version 7.0.9538.0 7.1.10184.0`,
    );
    expect(history.map((h) => h.at)).toEqual(
      history
        .map((h) => h.at)
        .sort()
        .reverse(),
    );
    expect(periods).toEqual([
      { stage: "waiting", from: day(3), to: day(4) },
      { stage: "upgraded", from: day(4), to: day(5) },
      { stage: "dualHomed", from: day(5), to: null },
    ]);
    expect((await api.agent(name, `?asOf=${day(4)}`)).body).toMatchObject({
      stage: "upgraded",
      periods: [{ stage: "waiting" }, { stage: "upgraded", to: null }],
    });
  });
});

describe("editing", () => {
  it("needs the present revision", async () => {
    expect((await api.edit(name, { owner: "A" })).status).toBe(428);
    expect((await api.edit(name, { owner: "A" }, { headers: { "if-match": "1" } })).status).toBe(400);
    const done = await api.edit(name, { owner: "Team A" }, { ifMatch: 1 });
    expect([done.body.revision, done.response.headers.get("etag")]).toEqual([2, '"2"']);
    const late = await api.edit(name, { owner: "Team B" }, { ifMatch: 1 });
    expect([late.status, late.body.code, late.body.current]).toMatchObject([412, "stale", { owner: "Team A", revision: 2 }]);
  });

  it("by two at once: one wins, the other is told", async () => {
    const sent = await Promise.all(["A", "B", "C"].map((owner) => api.edit(name, { owner }, { ifMatch: 1 })));
    expect(sent.map((s) => s.status).sort()).toEqual([200, 412, 412]);
    expect(await edits()).toHaveLength(1);
  });

  it("writes tags, owner, method and note with what was there before", async () => {
    const first = await api.edit(
      name,
      { owner: " Team A ", tags: ["dc", "dc", "tier 0"], method: "push", note: "x" },
      { ifMatch: 1, role: "engineer" },
    );
    expect(first.body).toMatchObject({ owner: "Team A", tags: ["dc", "tier 0"], method: "push", methodSet: true, note: "x", revision: 2 });
    const second = await api.edit(name, { owner: null, tags: [], note: "", method: null }, { ifMatch: 2 });
    expect(second.body).toMatchObject({ owner: null, tags: [], note: null, methodSet: false, revision: 3 });
    expect((await edits()).map((e) => [e.before, e.after])).toMatchObject([
      [
        { owner: null, tags: [], note: null },
        { owner: "Team A", tags: ["dc", "tier 0"], method: "push", note: "x" },
      ],
      [
        { owner: "Team A", method: "push" },
        { owner: null, tags: [], note: null },
      ],
    ]);
  });

  it.each([{}, { owner: "A", tags: ["t"] }, { note: null }, { excluded: null, cutOverAccepted: null }])(
    "%j again is no change and no event",
    async (patch) => {
      await api.edit(name, { owner: "A", tags: ["t"] }, { ifMatch: 1 });
      const again = await api.edit(name, patch, { ifMatch: 2 });
      expect([again.status, again.body.revision, (await edits()).length]).toEqual([200, 2, 1]);
    },
  );

  it.each([
    { stage: "gone" },
    { owner: 1 },
    { tags: [""] },
    { tags: "x" },
    { method: "pull" },
    { excluded: {} },
    { excluded: { reason: " " } },
    { excluded: { reason: "x", by: "me" } },
    { note: "a\u0000b" },
  ])("400 for %j", async (patch) => {
    expect((await api.edit(name, patch, { ifMatch: 1 })).status).toBe(400);
  });

  it("viewers may not, engineers may not exclude or accept, leads may", async () => {
    expect((await api.edit(name, { owner: "A" }, { ifMatch: 1, role: "viewer" })).status).toBe(403);
    for (const patch of [
      { excluded: { reason: "x" } },
      { excluded: null },
      { cutOverAccepted: { reason: "x" } },
      { owner: "A", excluded: { reason: "x" } },
    ]) {
      expect((await api.edit(name, patch, { ifMatch: 1, role: "engineer" })).status).toBe(403);
    }
    expect((await api.agent(name)).body).toMatchObject({ owner: null, revision: 1 });
    expect((await api.edit(name, { excluded: { reason: "x" } }, { ifMatch: 1, role: "lead" })).status).toBe(200);
  });
});

describe("decisions", () => {
  it("an exclusion is counted apart, with its reason, and taken back", async () => {
    const out = await api.edit(name, { excluded: { reason: "Scrapped in March" } }, { ifMatch: 1 });
    expect(out.body.excluded).toEqual({ reason: "Scrapped in March", by: "Token lead", at: expect.any(String) });
    expect((await api.progress()).body).toMatchObject({ total: 3, excluded: 1, stages: { waiting: 3 } });
    await api.send(csvOf(names(4).slice(1)), { capturedAt: day(4) });
    expect((await api.progress()).body).toMatchObject({ total: 3, excluded: 1, stages: { gone: 0 } });
    const back = await api.edit(name, { excluded: null }, { ifMatch: 2 });
    expect([back.body.excluded, (await api.progress()).body.stages.gone]).toEqual([null, 1]);
    expect((await edits())[0]).toMatchObject({ reason: "Scrapped in March", before: { excluded: null } });
  });

  it("an accepted cut-over is expected: its flag goes, it counts as done; taken back, all is as before", async () => {
    await api.send(csvOf([{ name, version: "7.1.10184.0" }], target), { capturedAt: day(4) });
    await api.send(csvOf(names(4).slice(1)), { capturedAt: day(5) });
    const before = (await api.agent(name)).body;
    expect(before).toMatchObject({ stage: "cutOver", done: false, flags: [{ code: "leftSource" }] });
    const left = async () => (await api.agents("?flag=leftSource")).body;
    expect(await left()).toMatchObject({ total: 1, items: [{ fqdn: name }] });
    const accepted = await api.edit(name, { cutOverAccepted: { reason: "Moved on purpose" } }, { ifMatch: 1 });
    expect(accepted.body).toMatchObject({ stage: "cutOver", done: true, flags: [], cutOverAccepted: { reason: "Moved on purpose" } });
    expect((await api.progress()).body).toMatchObject({ done: 1, percentDone: 25, flags: { leftSource: 0 } });
    expect(await left()).toMatchObject({ total: 0, items: [] });
    await api.edit(name, { cutOverAccepted: null }, { ifMatch: 2 });
    expect(await left()).toMatchObject({ total: 1, items: [{ fqdn: name }] });
    expect({ ...(await api.agent(name)).body, revision: 1 }).toEqual(before);
  });
});

describe("imports and people", () => {
  it("an import never overwrites what people said, nor does undo", async () => {
    await api.edit(name, { owner: "Team A", tags: ["t"], method: "commandLine", note: "n", excluded: { reason: "r" } }, { ifMatch: 1 });
    const said = {
      owner: "Team A",
      tags: ["t"],
      method: "commandLine",
      methodSet: true,
      note: "n",
      excluded: { reason: "r" },
      revision: 2,
    };
    const next = await api.send(csvOf([{ name, version: "7.1.10184.0" }, ...names(4).slice(1)]), { capturedAt: day(4) });
    expect((await api.agent(name)).body).toMatchObject({ ...said, version: "7.1.10184.0" });
    await api.undo(next.body.id);
    expect((await api.agent(name)).body).toMatchObject({ ...said, version: "7.0.9538.0" });
  });

  it("what bears on no stage and no flag is saved while an import holds the migration", async () => {
    await transaction(async (client) => {
      await lockMigration(client, migration);
      const saved = await Promise.race([
        api.edit(name, { owner: "A", tags: ["t"] }, { ifMatch: 1 }),
        new Promise<null>((resolve) => setTimeout(resolve, 3_000, null)),
      ]);
      expect(saved?.status).toBe(200);
    });
  });

  it("edits and imports at once lose nothing", async () => {
    const [edited, sent, accepted] = await Promise.all([
      api.edit(name, { owner: "A" }, { ifMatch: 1 }),
      api.send(csvOf(names(4).slice(1)), { capturedAt: day(4) }),
      api.edit("srv002.corp.test", { cutOverAccepted: { reason: "r" } }, { ifMatch: 1 }),
    ]);
    expect([edited.status, sent.body.status, accepted.status]).toEqual([200, "applied", 200]);
    expect((await api.agent(name)).body).toMatchObject({ owner: "A", stage: "gone" });
  });
});
