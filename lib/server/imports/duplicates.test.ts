import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

const content = csvOf(names(3));
const noGroup = "FQDN,Version\nsrv001.corp.test,7.0.9538.0\n";
let api: ReturnType<typeof apiOf>;

beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

describe("the same bytes again", () => {
  it.each([
    ["unsaid", {}],
    ["equal", { capturedAt: day(3) }],
    ["equal with another offset", { capturedAt: "2014-02-03T07:00:00+01:00" }],
    ["equal, with kind, group and name", { capturedAt: day(3), kind: "agents", group: "ops_2012sp1", fileName: "other.csv" }],
  ])("with a captured time %s are the import that they made", async (_how, fields) => {
    const first = await api.send(content, { capturedAt: day(3) });
    const again = await api.send(content, fields);
    expect([again.status, again.body]).toEqual([200, { ...first.body, duplicate: true }]);
    expect((await api.imports()).body.total).toBe(1);
    expect(await api.events()).toHaveLength(1);
  });

  it.each([
    ["another captured time", { capturedAt: day(4) }],
    ["another captured time, unapplied", { capturedAt: day(2), apply: "false" }],
  ])("with %s are a new observation", async (_how, fields) => {
    const first = await api.send(content, { capturedAt: day(3) });
    const again = await api.send(content, fields);
    expect([again.status, again.body.number, again.body.duplicate, again.body.id === first.body.id]).toEqual([201, 2, false, false]);
  });

  it("of another group, where the rows name none, are a new import", async () => {
    await api.send(noGroup, { capturedAt: day(3), group: source });
    const other = await api.send(noGroup, { capturedAt: day(3), group: target });
    expect([other.status, other.body.groups]).toEqual([201, [target]]);
  });

  it("of another migration are a new import", async () => {
    await api.send(content, { capturedAt: day(3) });
    expect((await apiOf((await makeMigration()).id).send(content, { capturedAt: day(3) })).status).toBe(201);
  });

  it("with apply, a planned one is applied; with what is said now, not what was said then", async () => {
    const planned = await api.send(content, { capturedAt: day(3), apply: "false" });
    const plain = await api.send(content, {});
    expect([plain.status, plain.body.id, plain.body.status, plain.body.coverage]).toEqual([200, planned.body.id, "applied", "whole"]);
    const next = await api.send(csvOf(names(2)), { capturedAt: day(4), apply: "false" });
    const part = await api.send(csvOf(names(2)), { coverage: "part" });
    expect(part.body).toMatchObject({ id: next.body.id, duplicate: true, status: "applied", coverage: "part", changes: { missing: 0 } });
  });

  it("answer what the import asked, with and without apply", async () => {
    const asked = await api.send(noGroup, { apply: "false" });
    expect((await api.send(noGroup, {})).body).toMatchObject({ id: asked.body.id, status: "needs-input", needs: ["group", "capturedAt"] });
    expect((await api.send(noGroup, { group: source, apply: "false" })).body).toMatchObject({
      id: asked.body.id,
      status: "needs-input",
      needs: ["capturedAt"],
    });
    expect((await api.send(noGroup, { capturedAt: day(3), apply: "false" })).body).toMatchObject({
      id: asked.body.id,
      status: "planned",
      needs: [],
    });
    expect((await api.send(noGroup, {})).body).toMatchObject({ id: asked.body.id, status: "applied", groups: [source], duplicate: true });
    expect((await api.imports()).body.total).toBe(1);
  });

  it("answer the question for the captured time with another time", async () => {
    await api.send(content, { capturedAt: day(3) });
    const asked = await api.send(csvOf(names(2)), { capturedAt: day(3) });
    expect(asked.body.needs).toEqual(["capturedAt"]);
    const answered = await api.send(csvOf(names(2)), { capturedAt: day(4) });
    expect(answered.body).toMatchObject({ id: asked.body.id, status: "applied", duplicate: true, capturedAt: day(4) });
    expect((await api.imports("?status=needs-input")).body.total).toBe(0);
  });

  it("are found at their own captured time before one that still asks for it", async () => {
    const other = csvOf(names(2));
    const applied = await api.send(other, { capturedAt: day(4) });
    await api.send(content, { capturedAt: day(3) });
    const asked = await api.send(other, { capturedAt: day(3) });
    expect(asked.body).toMatchObject({ number: 3, needs: ["capturedAt"] });
    expect((await api.send(other, { capturedAt: day(4) })).body.id).toBe(applied.body.id);
  });

  it("after undo are a new import", async () => {
    const first = await api.send(content, { capturedAt: day(3) });
    await api.undo(first.body.id);
    const again = await api.send(content, { capturedAt: day(3) });
    expect([again.status, again.body.number, again.body.duplicate, again.body.changes.added]).toEqual([201, 2, false, 3]);
  });

  it.each(["true", "false"])("sent at once make one import (apply=%s)", async (apply) => {
    const sent = await Promise.all(Array.from({ length: 5 }, () => api.send(content, { capturedAt: day(3), apply })));
    expect(sent.map((s) => s.status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(sent.map((s) => s.body.id)).size).toBe(1);
    expect((await api.imports()).body.total).toBe(1);
    expect((await api.kept()).import_chunk).toBe(1);
  });
});
