import { beforeEach, describe, expect, it } from "vitest";
import { driftBlockers } from "@/lib/domain/drift/drift";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { gatesOf } from "@/lib/server/gates/testing/api";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, type Row, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { componentsOf, serversCsv } from "@/lib/server/servers/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";
import { readDrift } from "./read";
import { driftOf } from "./testing/api";

const migrationRoute = routeAt("/api/v1/migrations/{migration}");

const database = useDatabase();
let migration: string;
let api: ReturnType<typeof apiOf>;
let drift: ReturnType<typeof driftOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  drift = driftOf(migration);
});

const sp1 = "7.0.9538.0";
const agents = (list: readonly (Row | string)[], at: number, group = source) =>
  api.send(csvOf(list, group), { capturedAt: day(at), coverage: "whole" });
const servers = (list: Parameters<typeof serversCsv>[0], at: number) =>
  api.send(serversCsv(list, source), { kind: "managementServers", capturedAt: day(at), coverage: "whole" });
const ms01 = { name: "ms01.corp.test", version: sp1 };
const gw02 = { name: "gw02.dmz.test", gateway: true, version: sp1 };
const gw01 = { name: "gw01.dmz.test", gateway: true, version: sp1 };
const all = names(40);

async function frozen() {
  await agents(all, 3);
  await servers([ms01, gw01, gw02], 3);
  return (await drift.freeze({ name: "Before we begin" })).body;
}
const subjects = async (query?: string) =>
  (await drift.list(query)).body.items.map(({ subject, severity, rule }) => [subject, severity, rule]);

describe("a baseline", () => {
  it("needs whole exports of agents and servers of every original, and says which are missing", async () => {
    const missing = [`No whole export of agents of ${source} yet.`, `No export of management servers of ${source} yet.`];
    expect((await drift.list()).body).toMatchObject({ items: [], total: 0, baseline: null, missing });
    expect((await drift.baseline()).status).toBe(404);
    await api.send(csvOf(all), { capturedAt: day(2), coverage: "part" });
    expect(await drift.freeze()).toMatchObject({
      status: 409,
      body: { code: "baseline-incomplete", missing, detail: `The baseline cannot be frozen. ${missing.join(" ")}` },
    });
    await agents(all, 3);
    expect((await drift.freeze()).body).toMatchObject({ missing: missing.slice(1) });
  });

  it("says what was frozen, from which imports, by whom", async () => {
    const told = await frozen();
    expect(told).toMatchObject({ number: 1, name: "Before we begin", reason: null, by: "Token lead", agents: 40, servers: 1, gateways: 2 });
    expect(told.imports.map(({ number, kind }) => [number, kind])).toEqual([
      [1, "agents"],
      [2, "managementServers"],
    ]);
    expect(told.builds).toEqual([{ version: sp1, release: "2012 SP1", agents: 40, servers: 3 }]);
    expect((await drift.baseline()).body).toEqual(told);
    expect((await drift.list()).body).toMatchObject({ items: [], baseline: { id: told.id }, history: [], counts: { stops: 0 } });
  });

  it("is renewed with a reason; the old one stays and nobody can change it", async () => {
    const first = await frozen();
    await servers([ms01, gw02], 5);
    expect(await drift.freeze()).toMatchObject({ status: 400, body: { detail: "A baseline is frozen already. Say why it is renewed." } });
    expect((await drift.list()).body.counts.stops).toBe(1);
    const second = await drift.freeze({ reason: "The perimeter gateway was taken down on purpose, CHG-7" });
    expect(second.body).toMatchObject({ number: 2, gateways: 1, reason: "The perimeter gateway was taken down on purpose, CHG-7" });
    const { body } = await drift.list();
    expect(body.items).toEqual([]);
    expect(body.history).toMatchObject([{ id: first.id, number: 1 }]);
    expect((await api.events()).filter(({ verb }) => verb.startsWith("baseline")).map(({ verb }) => verb)).toEqual([
      "baseline.freeze",
      "baseline.renew",
    ]);
    await expect(pool().query("update baseline set agents = 0")).rejects.toThrow("frozen");
    await expect(database.owner().query("delete from baseline")).rejects.toThrow("frozen");
  });

  it("is frozen as of an earlier import of an original, and the event says which", async () => {
    await agents(all, 3);
    await servers([ms01, gw01, gw02], 3);
    await agents(all.slice(1), 6);
    await servers([ms01, gw02], 6);
    const imports = (await api.imports()).body.items;
    const idOf = (number: number) => imports.find((one) => one.number === number)?.id;
    expect(await drift.freeze({ import: idOf(1) })).toMatchObject({ status: 200, body: { agents: 40, servers: 1, gateways: 2 } });
    const [event] = (await api.events()).filter(({ verb }) => verb === "baseline.freeze");
    expect(event).toMatchObject({ after: { asOfImport: 1, imports: [1, 2] } });
    expect(await subjects()).toContainEqual(["gw01.dmz.test", "stops", null]);
    expect(await drift.freeze({ reason: "Too early", import: idOf(3) })).toMatchObject({ status: 200, body: { agents: 39, gateways: 1 } });
    await agents(["new001.corp.test"], 7, target);
    const ofTarget = (await api.imports()).body.items[0]?.id;
    expect((await drift.freeze({ reason: "Wrong side", import: ofTarget })).status).toBe(409);
  });

  it("sees the last gateway go by a list of servers that tells gateways and holds none: nobody can waive it", async () => {
    await agents(all, 3);
    await servers([ms01, gw01], 3);
    await drift.freeze();
    await servers([ms01], 5);
    expect(await subjects()).toEqual([["gw01.dmz.test", "stops", null]]);
    const gate = await gatesOf(migration).find("retain");
    expect(gate.open.find(({ kind }) => kind === "drift")).toMatchObject({ title: "gw01.dmz.test lost", waivable: false });
    const listed = (await componentsOf(migration).list("?kind=gateway")).body.items;
    expect(listed).toMatchObject([{ name: "gw01.dmz.test", listed: false, flags: [{ code: "lost" }] }]);
  });

  it("takes a lead", async () => {
    await frozen();
    expect((await drift.freeze({ reason: "Mine" }, { role: "engineer" })).status).toBe(403);
  });
});

describe("drift", () => {
  it("is derived: an import brings it, undoing the import takes it away", async () => {
    await frozen();
    const lost = await agents(all.slice(1), 10);
    expect(await subjects()).toEqual([["srv001.corp.test", "explained", "churn"]]);
    expect((await drift.find("srv001.corp.test")).seen).toEqual({ after: day(3), by: day(10) });
    await api.undo(lost.body.id);
    expect(await subjects()).toEqual([]);
  });

  it("does not depend on the order in which exports arrive", async () => {
    await frozen();
    const told = async () => (await drift.list()).body;
    const week = [{ name: "srv040.corp.test", server: "ms02.corp.test" }, ...all.slice(5, 39)];
    await agents(week, 17);
    await agents(all.slice(1), 10);
    await servers([{ ...ms01, version: "7.0.9538.1123" }, gw01, gw02], 17);
    const there = await told();
    for (const number of [3, 4, 5]) {
      const found = (await api.imports("?limit=50")).body.items.find((one) => one.number === number);
      await api.undo(found?.id ?? "");
    }
    await servers([{ ...ms01, version: "7.0.9538.1123" }, gw01, gw02], 17);
    await agents(all.slice(1), 10);
    await agents(week, 17);
    expect((await told()).items).toEqual(there.items);
    expect(there.counts.stops).toBe(2);
  });

  it("of agents that crossed by plan is explained; of those that left unasked it is not", async () => {
    await frozen();
    await agents(all, 10, target);
    await agents(all.slice(3), 10);
    expect((await drift.list()).body.counts).toMatchObject({ stops: 2, unexplained: 3 });
    expect((await drift.find("srv001.corp.test")).says).toBe(`Left the original; listed by ${target}.`);
    for (const name of all.slice(0, 2)) await api.edit(name, { cutOverAccepted: { reason: "Healthy there" } }, { ifMatch: 1 });
    expect(await subjects()).toEqual([
      ["srv001.corp.test", "explained", "cutOver"],
      ["srv002.corp.test", "explained", "cutOver"],
      ["srv003.corp.test", "explained", "churn"],
    ]);
    await api.edit("srv003.corp.test", { excluded: { reason: "Scrapped" } }, { ifMatch: 1 });
    expect(await drift.find("srv003.corp.test")).toMatchObject({ rule: "exclusion", reason: "Excluded by Token lead: Scrapped" });
  });

  it("gives the same to pages, checks and gates", async () => {
    await frozen();
    const tasks = tasksOf(migration);
    expect((await tasks.find("RET-15")).check).toMatchObject({ result: "pass", summary: "As it was when the baseline was frozen." });
    await servers([ms01, gw02, { ...gw01, version: "7.1.10184.0" }], 5);
    expect(await subjects()).toEqual([["gw01.dmz.test", "stops", null]]);
    expect(driftBlockers((await readDrift(migration)).items).map(({ subject }) => subject)).toEqual(["gw01.dmz.test"]);
    expect((await tasks.find("RET-15")).check).toMatchObject({ result: "fail", evidence: { counts: { stops: 1 } } });
  });

  it("is filtered, paged and written as CSV", async () => {
    await frozen();
    await agents([...all.slice(4), "new01.corp.test", "new02.corp.test"], 10);
    const { body } = await drift.list("?limit=3");
    expect(body).toMatchObject({ total: 8, counts: { stops: 2, unexplained: 6 } });
    const next = (await drift.list(`?limit=3&cursor=${body.nextCursor}`)).body;
    const last = (await drift.list(`?limit=3&cursor=${next.nextCursor}`)).body;
    expect([...body.items, ...next.items, ...last.items].map(({ id }) => id)).toEqual((await drift.list()).body.items.map(({ id }) => id));
    expect(last.nextCursor).toBeNull();
    expect(await subjects("?change=added&q=NEW02")).toEqual([["new02.corp.test", "unexplained", null]]);
    expect(await subjects("?kind=agentsOfDomain")).toEqual([["corp.test", "stops", null]]);
    const csv = await drift.csv("?change=added");
    expect(csv.trim().split("\r\n")).toHaveLength(3);
    expect(csv).toContain("Needs a reason,Agent,new01.corp.test");
    expect(await drift.list("?cursor=abc")).toMatchObject({ status: 400 });
  });

  it("opens exactly the losses that each number of the allowance counts", async () => {
    await frozen();
    await agents(all.slice(1), 10);
    await agents([...all.slice(6, 38), "new01.corp.test"], 17);
    await api.edit("srv004.corp.test", { excluded: { reason: "Scrapped" } }, { ifMatch: 1 });
    const { churn, counts } = (await drift.list()).body;
    const lost = async (rows: Record<string, string | null>) => {
      const search = new URLSearchParams(Object.entries(rows).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
      const { total, found, items } = (await drift.list(`?limit=500&churn=true&${search}`)).body;
      expect([Object.values(found).reduce((sum, one) => sum + one, 0), items.length]).toEqual([total, total]);
      return total;
    };
    expect(churn.uses.length).toBeGreaterThan(2);
    for (const { group, of, name, lost: told, atOnce } of churn.uses) {
      const bucket = { group, ...(of === "group" ? {} : { [of]: name }) };
      expect([of, name, await lost(bucket)]).toEqual([of, name, told]);
      if (atOnce) expect([name, await lost({ ...bucket, after: atOnce.after, until: atOnce.by })]).toEqual([name, atOnce.lost]);
    }
    expect(churn.uses.some(({ atOnce }) => atOnce !== null)).toBe(true);
    expect(churn.steps.map((step) => step.lost)).toEqual([1, 6]);
    for (const { group, from, to, lost: told } of churn.steps) expect(await lost({ group, after: from, until: to })).toBe(told);
    const all7 = await lost({});
    expect((await drift.list("?limit=1&churn=false")).body.total + all7).toBe((await drift.list("?limit=1")).body.total);
    expect((await drift.list("?limit=1&churn=true")).body.counts).toEqual(counts);
    expect((await drift.csv("?churn=true")).trim().split("\r\n")).toHaveLength(1 + all7);
  });

  it("is allowed what the lead allows", async () => {
    await frozen();
    await agents(all.slice(1), 10);
    const headers = { authorization: await tokenOf("lead"), "if-match": '"1"' };
    const body = { churnAllowance: 0 };
    const params = { migration };
    const answer = await knock(migrationRoute.PATCH, `/api/v1/migrations/${migration}`, { method: "PATCH", headers, body, params });
    expect(await answer.json()).toMatchObject({ churnAllowance: 0, revision: 2 });
    expect(await subjects()).toEqual([
      ["ms01.corp.test", "stops", null],
      ["corp.test", "stops", null],
      ["srv001.corp.test", "unexplained", null],
    ]);
    expect((await drift.list()).body.churn).toMatchObject({
      percent: 0,
      steps: [{ lost: 1, allowed: 0, from: day(3), to: day(10) }],
      uses: [
        { of: "group", lost: 1, allowed: 0, over: true },
        { of: "server", name: "ms01.corp.test" },
        { of: "domain", name: "corp.test" },
      ],
    });
  });

  it("knows an agent by the name that people have since given it", async () => {
    await frozen();
    await agents([...all.slice(1), "srv001.new.test"], 10);
    expect((await drift.list()).body.total).toBe(2);
    await api.say("srv001.new.test", "srv001.corp.test");
    expect(await subjects()).toEqual([]);
  });
});

describe("a written reason", () => {
  const back = [{ name: "srv001.corp.test", version: "7.0.8560.0" }, { name: "srv002.corp.test", version: "7.0.8560.0" }, ...all.slice(2)];

  it("explains some differences at once, can be taken back, and falls away with the difference", async () => {
    await frozen();
    const wrong = await agents(back, 10);
    const open = (await drift.list("?severity=unexplained")).body.items;
    expect(open).toHaveLength(2);
    const said = await drift.explain(open, "Reinstalled from an old image, CHG-9");
    expect(said).toMatchObject({ status: 200, body: { changed: 2 } });
    expect(said.body.items[0]).toMatchObject({
      explained: true,
      rule: "written",
      reason: "Reinstalled from an old image, CHG-9",
      written: { by: "Token engineer" },
    });
    expect((await drift.explain(open, "Reinstalled from an old image, CHG-9")).body.changed).toBe(0);
    const [first] = open;
    expect((await drift.explain(first ? [first] : [], null)).body.items[0]).toMatchObject({ severity: "unexplained", reason: null });
    expect((await api.events()).map(({ verb }) => verb).filter((verb) => verb.startsWith("drift"))).toEqual([
      "drift.explain",
      "drift.explain",
      "drift.unexplain",
    ]);
    await api.undo(wrong.body.id);
    expect((await drift.explain(open, "Gone")).body).toMatchObject({ code: "not-explainable" });
    await agents(
      back.map((row) => (typeof row === "string" ? row : { ...row, version: "7.0.8400.0" })),
      12,
    );
    expect((await drift.list()).body.counts).toMatchObject({ unexplained: 2, explained: 0 });
  });

  it("is refused where it changes nothing: what stops, and what a rule explains", async () => {
    await frozen();
    await servers([ms01, gw02], 10);
    await agents(all.slice(1), 10);
    const stop = await drift.explain([await drift.find("gw01.dmz.test")], "Never mind");
    expect(stop).toMatchObject({ status: 409, body: { code: "not-explainable", item: "gateway lost 1 gw01.dmz.test" } });
    expect(stop.body.detail).toContain("renew the baseline");
    expect((await drift.explain([await drift.find("srv001.corp.test")], "Never mind")).status).toBe(409);
    expect((await drift.explain([], "Nothing")).status).toBe(400);
    expect((await drift.explain([await drift.find("gw01.dmz.test")], "x", { role: "viewer" })).status).toBe(403);
  });
});

describe("a planned change", () => {
  const decommission = { kind: "decommission", names: ["SRV001.corp.test"], from: "2014-02-08", to: "2014-02-12", reason: "CHG-1" };

  it("explains by name and days, and only while it stands", async () => {
    await frozen();
    await agents([...all.slice(2), "new01.corp.test"], 10);
    expect((await drift.list()).body.counts.stops).toBe(2);
    const made = await drift.plan(decommission);
    expect(made).toMatchObject({
      status: 201,
      body: { names: ["srv001.corp.test"], explains: 1, when: "over", by: "Token engineer", revision: 1 },
    });
    expect(await drift.find("srv001.corp.test")).toMatchObject({ rule: "plannedChange", plan: made.body.id });
    expect((await drift.list()).body.counts).toMatchObject({ stops: 0, explained: 3 });

    const moved = await drift.editPlan(made.body, { from: "2014-02-11", to: null });
    expect(moved.body).toMatchObject({ from: "2014-02-11", to: null, explains: 0, when: "running", revision: 2 });
    expect((await drift.list()).body.counts.stops).toBe(2);
    expect(await drift.editPlan(made.body, { reason: "Older" })).toMatchObject({ status: 412, body: { current: { revision: 2 } } });
    await drift.editPlan(moved.body, { from: "2014-02-10" });
    expect((await drift.list()).body.counts.stops).toBe(0);

    const [planned] = (await drift.plans()).body.items;
    if (planned) await drift.takeOut(planned);
    expect((await drift.list()).body.counts.stops).toBe(2);
    expect((await drift.plans()).body.total).toBe(0);
    expect((await api.events()).map(({ verb }) => verb).filter((verb) => verb.startsWith("plannedChanges"))).toEqual([
      "plannedChanges.add",
      "plannedChanges.edit",
      "plannedChanges.edit",
      "plannedChanges.archive",
    ]);
  });

  it("is refused where it cannot be meant", async () => {
    expect((await drift.plan({ ...decommission, to: "2014-02-01" })).status).toBe(400);
    expect((await drift.plan({ ...decommission, names: [] })).status).toBe(400);
    expect((await drift.plan({ ...decommission, reason: " " })).status).toBe(400);
    const { body } = await drift.plan(decommission);
    expect((await drift.editPlan(body, { to: "2014-02-01" })).status).toBe(400);
    expect((await drift.plan(decommission, { role: "viewer" })).status).toBe(403);
  });
});

describe("health of the original", () => {
  it("is told at each of its imports, and not of the new management group", async () => {
    await agents([{ name: "a.corp.test" }, { name: "b.corp.test", health: "Error" }], 3);
    await agents([{ name: "c.corp.test", health: "Error" }], 4, target);
    await agents(
      [
        { name: "a.corp.test", health: "Warning" },
        { name: "b.corp.test", health: "Uninitialized" },
      ],
      5,
    );
    const { moments } = (await drift.health()).body;
    const none = { healthy: 0, warning: 0, critical: 0, notMonitored: 0, unknown: 0 };
    expect(moments.map(({ imports, ...one }) => ({ ...one, imports: imports.map(({ number }) => number) }))).toEqual([
      { ...none, at: day(3), imports: [1], healthy: 1, critical: 1 },
      { ...none, at: day(5), imports: [3], warning: 1, notMonitored: 1 },
    ]);
  });
});
