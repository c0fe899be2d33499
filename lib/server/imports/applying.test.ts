import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

const planned = { apply: "false" };
let api: ReturnType<typeof apiOf>;

beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

const changesOf = async (id: string) => (await api.import(id)).body.changes;
/** What anybody sees of the migration, at every moment. */
async function everything() {
  const imports = (await api.imports()).body.items.filter((i) => i.status === "applied");
  const told: unknown[] = [...imports];
  for (const asOf of ["", ...imports.map((i) => `&asOf=${i.capturedAt}`)]) {
    told.push((await api.agents(`?limit=500${asOf}`)).body, (await api.progress(`?${asOf.slice(1)}`)).body);
  }
  for (const { id } of imports) told.push((await api.import(id)).body, (await api.rows(id, "?limit=500")).body);
  for (const { fqdn } of (await api.agents()).body.items) told.push((await api.agent(fqdn)).body);
  return told;
}

describe("application", () => {
  it("changes nothing before, and exactly what the plan said after", async () => {
    await api.send(csvOf(names(5)), { capturedAt: day(3) });
    const plan = (
      await api.send(csvOf([...names(4).map((name) => ({ name, version: "7.1.10184.0" })), "srv009.corp.test"]), {
        capturedAt: day(4),
        ...planned,
      })
    ).body;
    expect(plan).toMatchObject({
      status: "planned",
      changes: { added: 1, changed: 4, unchanged: 0, missing: 1 },
      stages: { before: { waiting: 5, upgraded: 0 }, after: { waiting: 1, upgraded: 4, gone: 1 } },
    });
    expect((await api.progress()).body.stages.waiting).toBe(5);
    const foreseen = (await api.rows(plan.id)).body;
    const applied = await api.apply(plan.id, {}, { role: "engineer" });
    expect([applied.status, applied.body.status, applied.body.changes, applied.body.stages]).toEqual([200, "applied", plan.changes, null]);
    expect((await api.rows(plan.id)).body).toEqual(foreseen);
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 1, upgraded: 4, gone: 1 });
    const [event] = (await api.events()).slice(-1);
    expect([event?.verb, event?.after]).toMatchObject(["imports.apply", { added: 1, changed: 4, unchanged: 0, missing: 1, rejected: 0 }]);
  });

  it("twice is the same as once", async () => {
    const { body } = await api.send(csvOf(names(2)), { capturedAt: day(3), ...planned });
    const once = await api.apply(body.id);
    const twice = await api.apply(body.id, { coverage: "part", capturedAt: day(9) });
    expect([twice.status, twice.body]).toEqual([200, once.body]);
    expect((await api.events()).map((e) => e.verb)).toEqual(["imports.create", "imports.apply"]);
  });

  it("by two at once happens once", async () => {
    const { body } = await api.send(csvOf(names(2)), { capturedAt: day(3), ...planned });
    const [a, b] = await Promise.all([api.apply(body.id), api.apply(body.id)]);
    expect([a.status, b.status, a.body]).toEqual([200, 200, b.body]);
    expect((await api.events()).filter((e) => e.verb === "imports.apply")).toHaveLength(1);
  });

  it("of an import that waits says what for, with the import", async () => {
    const { body } = await api.send("FQDN,Version\nsrv001.corp.test,7.0.9538.0\n");
    const refused = await api.apply(body.id);
    expect([refused.status, refused.body.code, refused.body.import?.needs]).toEqual([409, "needs-input", ["group", "capturedAt"]]);
    const half = await api.apply(body.id, { group: target });
    expect([half.status, half.body.import?.needs, half.body.import?.groups]).toEqual([409, ["capturedAt"], [target]]);
    expect((await api.apply(body.id, { capturedAt: day(3) })).body).toMatchObject({ status: "applied", groups: [target] });
  });

  it("takes answers to a planned one at once", async () => {
    const { body } = await api.send(csvOf(names(2)), { capturedAt: day(3), ...planned });
    expect((await api.apply(body.id, { capturedAt: day(5), coverage: "part" })).body).toMatchObject({
      status: "applied",
      capturedAt: day(5),
      coverage: "part",
    });
  });

  it("of other things than planned must be confirmed by sending it again", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(3) });
    const plan = (await api.send(csvOf(names(4)), { capturedAt: day(5), ...planned })).body;
    await api.send(csvOf(names(2)), { capturedAt: day(4), coverage: "whole" });
    const moved = await api.apply(plan.id);
    expect([moved.status, moved.body.code, moved.body.import?.status, moved.body.import?.changes]).toEqual([
      409,
      "plan-changed",
      "planned",
      { added: 2, changed: 0, unchanged: 2, missing: 0 },
    ]);
    expect(moved.body.import?.revision).toBeGreaterThan(plan.revision);
    const confirmed = await api.apply(plan.id);
    expect([confirmed.status, confirmed.body.changes]).toEqual([200, moved.body.import?.changes]);
  });

  it("of the same things as planned needs no second word, whatever else moved", async () => {
    const plan = (await api.send(csvOf(names(4)), { capturedAt: day(5), ...planned })).body;
    await api.send(csvOf(names(2), target), { capturedAt: day(4) });
    expect((await api.apply(plan.id)).status).toBe(200);
  });

  it("and undo mind If-Match where it is given", async () => {
    const { body } = await api.send(csvOf(names(2)), { capturedAt: day(3), ...planned });
    const stale = await api.apply(body.id, {}, { ifMatch: body.revision + 1 });
    expect([stale.status, stale.body.code, stale.body.current?.id]).toEqual([412, "stale", body.id]);
    const applied = await api.apply(body.id, {}, { ifMatch: body.revision });
    expect(applied.body.status).toBe("applied");
    expect((await api.undo(body.id, { ifMatch: body.revision })).status).toBe(412);
    expect((await api.undo(body.id, { ifMatch: applied.body.revision })).status).toBe(200);
    expect((await api.apply(body.id, {}, { headers: { "if-match": "*" } })).status).toBe(400);
  });

  it("refuses unknown fields", async () => {
    const { body } = await api.send(csvOf(names(2)), { capturedAt: day(3), ...planned });
    expect((await api.apply(body.id, { force: "yes" } as never)).status).toBe(400);
  });
});

describe("undo", () => {
  it("of an applied import takes a lead; anybody who may import discards a planned one", async () => {
    const applied = (await api.send(csvOf(names(2)), { capturedAt: day(3) })).body;
    const plan = (await api.send(csvOf(names(3)), { capturedAt: day(4), ...planned })).body;
    expect((await api.undo(applied.id, { role: "engineer" })).status).toBe(403);
    const discarded = await api.undo(plan.id, { role: "engineer" });
    expect([discarded.status, discarded.body.status]).toEqual([200, "undone"]);
    const undone = await api.undo(applied.id, { role: "lead" });
    expect([undone.status, undone.body.status, undone.body.undoneBy]).toEqual([200, "undone", "Token lead"]);
    expect((await api.undo(applied.id)).body).toEqual(undone.body);
    expect((await api.events()).map((e) => e.verb)).toEqual(["imports.apply", "imports.create", "imports.discard", "imports.undo"]);
    const refused = await api.apply(applied.id);
    expect([refused.status, refused.body.code]).toEqual([409, "undone"]);
    expect((await api.agents()).body.total).toBe(0);
    expect((await api.progress()).body).toMatchObject({ total: 0, percentDone: null, incomplete: [source] });
  });

  it("in the middle leaves exactly what the others say", async () => {
    const files: [string, number][] = [
      [csvOf(names(6)), 3],
      [csvOf(names(2), target), 3],
      [csvOf([...names(4), "srv050.corp.test"]), 5],
      [
        csvOf(
          names(4).map((name) => ({ name, version: "7.1.10184.0" })),
          target,
        ),
        6,
      ],
    ];
    for (const [content, n] of files) await api.send(content, { capturedAt: day(n), coverage: "whole" });
    const before = await everything();
    for (const [content, n] of [
      [csvOf(names(3)), 4],
      [csvOf(names(1), target), 4],
      [csvOf(names(5), target), 7],
    ] as const) {
      const between = (await api.send(content, { capturedAt: day(n), coverage: "whole" })).body;
      expect(between.status).toBe("applied");
      expect(await everything()).not.toEqual(before);
      await api.undo(between.id);
      expect(await everything()).toEqual(before);
    }
  });

  it("while it is being applied ends in one or the other", async () => {
    for (let round = 0; round < 4; round++) {
      const plan = (await api.send(csvOf(names(20)), { capturedAt: day(3 + round), ...planned })).body;
      const [applied, undone] = await Promise.all([api.apply(plan.id), api.undo(plan.id)]);
      expect([200, 409]).toContain(applied.status);
      expect([undone.status, (await api.import(plan.id)).body.status, (await api.agents()).body.total]).toEqual([200, "undone", 0]);
    }
  });
});

describe("a late older export", () => {
  it("takes its place, and its neighbours say what they change now", async () => {
    const old = (await api.send(csvOf(names(3)), { capturedAt: day(3) })).body;
    const fresh = (await api.send(csvOf(names(5)), { capturedAt: day(5) })).body;
    expect(fresh.changes).toEqual({ added: 2, changed: 0, unchanged: 3, missing: 0 });
    const late = (await api.send(csvOf(names(4)), { capturedAt: day(4) })).body;
    expect(late.changes).toEqual({ added: 1, changed: 0, unchanged: 3, missing: 0 });
    expect(await changesOf(fresh.id)).toEqual({ added: 1, changed: 0, unchanged: 4, missing: 0 });
    expect(await changesOf(old.id)).toEqual(old.changes);
    expect((await api.events())[1]?.after).toMatchObject({ added: 2, unchanged: 3 });
    expect((await api.agent("srv004.corp.test")).body.history.map((h) => [h.import, h.field])).toContainEqual([late.number, "listed"]);
    await api.undo(old.id);
    expect(await changesOf(late.id)).toMatchObject({ added: 4, unchanged: 0 });
  });
});
