import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { day, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { componentsOf, serversCsv } from "./testing/api";

useDatabase();

let api: ReturnType<typeof apiOf>;
let components: ReturnType<typeof componentsOf>;

beforeEach(async () => {
  const { id } = await makeMigration();
  api = apiOf(id);
  components = componentsOf(id);
});

const database = { kind: "operationalDatabase", name: "SQL01.corp.test.", group: "ops_2012r2", instance: "OM", version: "11.0.3000.0" };

describe("components entered by hand", () => {
  it("are entered, listed, edited and taken out, each with its event", async () => {
    const made = await components.enter({ ...database, planned: true, notes: "asked for", tags: ["a", "a"] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      kind: "operationalDatabase",
      name: "sql01.corp.test",
      group: target,
      role: "target",
      version: "11.0.3000.0",
      release: null,
      instance: "OM",
      planned: true,
      agents: null,
      importId: null,
      tags: ["a"],
      revision: 1,
    });
    const { id } = made.body;
    const edited = await components.edit(id, { planned: false, owner: "SQL team", notes: "" }, { ifMatch: 1 });
    expect(edited.body).toMatchObject({ planned: false, owner: "SQL team", notes: null, instance: "OM", revision: 2 });
    expect((await components.edit(id, { owner: "SQL team" }, { ifMatch: 2 })).body.revision).toBe(2);
    expect((await components.list("?kind=operationalDatabase")).body.items.map((c) => c.id)).toEqual([id]);
    const gone = await components.archive(id, { ifMatch: 2 });
    expect(gone).toMatchObject({ status: 200, body: { id, entered: null, revision: 3 } });
    expect((await components.list()).body.total).toBe(0);
    expect((await components.list("?archived=true")).body.items.map((c) => c.id)).toEqual([id]);
    expect((await components.get(id)).body).toMatchObject({ id, archived: { by: "Token engineer" } });
    const events = await api.events();
    expect(events.map((e) => e.verb)).toEqual(["components.create", "components.edit", "components.archive"]);
    expect(events[1]).toMatchObject({
      before: { planned: true, owner: null, notes: "asked for" },
      after: { planned: false, owner: "SQL team", notes: null },
    });
    const back = await components.enter({ kind: "operationalDatabase", name: "sql01.corp.test", group: target });
    expect(back.body).toMatchObject({ id, revision: 4, instance: null, archived: null });
  });

  it("a planned server that is observed is the same one, and undo leaves the plan", async () => {
    const planned = await components.enter({ kind: "gateway", name: "GW01.dmz.test", group: target, planned: true, notes: "rack 4" });
    expect(planned.body).toMatchObject({ listed: null, agents: 0, limit: 2000 });
    const made = await api.send(serversCsv(["ms01.corp.test", { name: "gw01.dmz.test", gateway: true }]), { capturedAt: day(3) });
    const [seen] = (await components.list("?kind=gateway")).body.items;
    expect(seen).toMatchObject({
      id: planned.body.id,
      planned: true,
      notes: "rack 4",
      importId: made.body.id,
      version: "7.1.10184.0",
      listed: true,
    });
    await api.undo(made.body.id);
    expect((await components.list()).body.items).toEqual([planned.body]);
    expect((await components.enter({ kind: "gateway", name: "gw01.dmz.test", group: source })).body.id).not.toBe(planned.body.id);
  });

  it("one planned as the other kind of server is matched as well, and shows what was observed", async () => {
    const planned = await components.enter({ kind: "managementServer", name: "gw01.dmz.test", group: target, planned: true });
    await api.send(serversCsv([{ name: "gw01.dmz.test", gateway: true }]), { capturedAt: day(3) });
    expect((await components.list()).body.items).toMatchObject([{ id: planned.body.id, kind: "gateway", planned: true }]);
  });

  it("an observed server keeps being listed when what was entered is taken out", async () => {
    await api.send(serversCsv(["ms01.corp.test"]), { capturedAt: day(3) });
    const { body } = await components.enter({ kind: "managementServer", name: "ms01.corp.test", group: target, owner: "Ops" });
    expect(body).toMatchObject({ owner: "Ops", version: "7.1.10226.0" });
    await components.archive(body.id, { ifMatch: body.revision });
    expect((await components.list()).body.items).toMatchObject([{ id: body.id, owner: null, entered: null, listed: true }]);
  });

  it("what exports alone tell cannot be edited", async () => {
    await api.send(serversCsv(["ms01.corp.test"]), { capturedAt: day(3) });
    const [one] = (await components.list()).body.items;
    expect(await components.edit(one?.id ?? "", { owner: "Ops" }, { ifMatch: 0 })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
  });

  it("two people at once: the second is told", async () => {
    const { body } = await components.enter(database);
    await components.edit(body.id, { owner: "first" }, { ifMatch: 1 });
    const second = await components.edit(body.id, { owner: "second" }, { ifMatch: 1 });
    expect(second).toMatchObject({ status: 412, body: { code: "stale", current: { owner: "first", revision: 2 } } });
    expect((await components.edit(body.id, { owner: "x" })).status).toBe(428);
    expect((await components.archive(body.id)).status).toBe(428);
    const both = await Promise.all([1, 2].map(() => components.enter({ kind: "webConsole", name: "web01.corp.test", group: target })));
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it.each([
    [{ ...database, name: "SQL01\\OM" }, 400, "invalid-request"],
    [{ ...database, group: "OTHER" }, 400, "invalid-request"],
    [{ ...database, kind: "agent" }, 400, "invalid-request"],
    [{ ...database, color: "red" }, 400, "invalid-request"],
  ])("%j: %i", async (body, status, code) => {
    expect(await components.enter(body)).toMatchObject({ status, body: { code } });
  });

  it("engineers enter, viewers look, nobody touches an archived migration", async () => {
    expect((await components.enter(database, { role: "viewer" })).status).toBe(403);
    expect((await components.list("", { role: "viewer" })).status).toBe(200);
    expect((await components.get("0192f000-0000-7000-8000-000000000003")).status).toBe(404);
  });

  it("pages hold still while components come", async () => {
    for (const n of [1, 3, 5]) await components.enter({ kind: "webConsole", name: `web${n}.corp.test`, group: target });
    const first = (await components.list("?limit=2")).body;
    expect(first.total).toBe(3);
    await components.enter({ kind: "webConsole", name: "web0.corp.test", group: target });
    const second = (await components.list(`?limit=2&cursor=${first.nextCursor}`)).body;
    expect(second.items.map((c) => c.name)).toEqual(["web5.corp.test"]);
    expect((await components.list("?cursor=abc")).status).toBe(400);
  });
});

describe("one server", () => {
  it("tells its facts, its history over imports and the gateways behind it", async () => {
    const more = "AemEnabled,PrimaryManagementServerName,FailoverManagementServers";
    const rows = [
      { name: "ms01.corp.test", more: "False,," },
      { name: "ms02.corp.test", more: "False,," },
      { name: "gw01.dmz.test", gateway: true, more: "False,MS01," },
      { name: "gw02.dmz.test", gateway: true, more: "False,ms02.corp.test,ms01.corp.test" },
    ];
    await api.send(serversCsv(rows, target, more), { capturedAt: day(3) });
    const second = await api.send(serversCsv([{ name: "ms01.corp.test", health: "Error" }]), { capturedAt: day(4), coverage: "part" });
    const { items } = (await components.list()).body;
    expect(items.map((c) => [c.name, c.flags.map((f) => f.code)])).toEqual([
      ["ms01.corp.test", []],
      ["ms02.corp.test", []],
      ["gw01.dmz.test", ["noFailover"]],
      ["gw02.dmz.test", []],
    ]);
    const { body } = await components.get(items[0]?.id ?? "");
    expect(body.gateways.map((g) => [g.name, g.as])).toEqual([
      ["gw01.dmz.test", "primary"],
      ["gw02.dmz.test", "failover"],
    ]);
    expect(body.history[0]).toMatchObject({ importId: second.body.id, field: "health", from: "healthy", to: "critical" });
    expect(body.observations.map((o) => o.facts.find((f) => f.field === "health")?.value)).toEqual(["critical", "healthy"]);
    expect(body.facts).toContainEqual({ field: "version", name: "Version", value: "7.1.10226.0" });
    const past = (await components.get(items[0]?.id ?? "", `?asOf=${day(3)}`)).body;
    expect(past).toMatchObject({ health: "healthy", observations: [{}] });
  });
});
