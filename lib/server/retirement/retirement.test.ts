import { beforeEach, describe, expect, it } from "vitest";
import type { Retirement } from "@/lib/contracts/retirement";
import type { Problem } from "@/lib/contracts/wire";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { isAgentCondition, rowsOf } from "@/lib/domain/retire/conditions";
import type { Role } from "@/lib/domain/roles";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { gatesOf } from "@/lib/server/gates/testing/api";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { rebuild } from "@/lib/server/projection/refresh";
import { serversCsv } from "@/lib/server/servers/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";

const groupRoute = routeAt("/api/v1/migrations/{migration}/groups/{group}/retirement");
const statementRoute = routeAt("/api/v1/migrations/{migration}/groups/{group}/statements/{kind}");
const { DELETE, GET, PUT } = routeAt("/api/v1/migrations/{migration}/retirement");

useDatabase();

const routes = { GET, PUT, DELETE };
let migration: string;
let api: ReturnType<typeof apiOf>;

const ask = async (method: "GET" | "PUT" | "DELETE", body?: unknown, role: Role = "lead") => {
  const response = await knock(routes[method], `/api/v1/migrations/${migration}/retirement`, {
    method,
    headers: { authorization: await tokenOf(role) },
    params: { migration },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: (await response.json()) as Retirement & Problem };
};
const lines = async () => (await ask("GET")).body.groups.flatMap(({ leave, go }) => [...leave.conditions, ...go.conditions]);
const failing = async () => (await lines()).filter(({ passes }) => !passes).map(({ code, count }) => [code, count]);
type Said = { method: "PUT" | "DELETE"; body?: unknown; role?: Role };
const say = async (
  route: Parameters<typeof knock>[0],
  at: string,
  params: Record<string, string>,
  { method, body, role = "lead" }: Said,
) => {
  const response = await knock(route, `/api/v1/migrations/${migration}/groups/${params.group}/${at}`, {
    method,
    headers: { authorization: await tokenOf(role) },
    params: { migration, ...params },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: (await response.json()) as Retirement & Problem };
};
const retire = (body: unknown, role: Role = "lead", group: string = source) =>
  say(groupRoute.PUT, "retirement", { group }, { method: "PUT", body, role });
const unretire = () => say(groupRoute.DELETE, "retirement", { group: source.toLowerCase() }, { method: "DELETE" });
const state = (kind: string, body: unknown, role: Role = "lead") =>
  say(statementRoute.PUT, `statements/${kind}`, { group: source, kind }, { method: "PUT", body, role });
const unstate = (kind: string) => say(statementRoute.DELETE, `statements/${kind}`, { group: source, kind }, { method: "DELETE" });
const sign = async (phase: "retain" | "deploy" | "upgrade") => {
  const gates = gatesOf(migration);
  const waivers = (await gates.find(phase)).open.map(({ task }) => ({ task, reason: "Agreed" }));
  expect((await gates.sign(phase, { waivers })).status).toBe(200);
};
const periods = async () =>
  (
    await pool().query(
      "select agent_key, from_at, to_at, stage, done, flag_codes from agent_period where migration_id = $1 order by 1, 2",
      [migration],
    )
  ).rows;

/** One crossed, one left the original, one in both, one waiting, one waiting and excluded. */
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  const fresh = { version: "7.1.10184.0", server: "nms01.corp.test" };
  const name = (n: string) => `${n}.corp.test`;
  await api.send(csvOf(["left", "both", "waits", "kept"].map(name)), { capturedAt: day(1), coverage: "whole" });
  await api.send(csvOf(["both", "waits", "kept"].map(name)), { capturedAt: day(5), coverage: "whole" });
  const across = ["left", "both"].map((one) => ({ name: name(one), ...fresh }));
  await api.send(csvOf(across, target), { capturedAt: day(5, 7), coverage: "whole" });
  await api.send(serversCsv(["ms01.corp.test"], source), { kind: "managementServers", capturedAt: day(5), coverage: "whole" });
  await api.edit(name("kept"), { excluded: { reason: "Replaced in April" }, owner: "File and print" }, { ifMatch: 1 });
  await api.edit(name("waits"), { owner: "Databases" }, { ifMatch: 1 });
});

describe("the Retire phase", () => {
  it("opens by a lead once the Upgrade gate is signed, and closes with a reason", async () => {
    expect(await ask("PUT", { reason: "Now" })).toMatchObject({ status: 409, body: { code: "gate-open" } });
    expect((await ask("GET")).body).toMatchObject({ opened: null, mayOpen: false });
    await sign("upgrade");
    expect((await ask("GET", undefined, "viewer")).body.mayOpen).toBe(true);
    expect((await ask("PUT", { reason: "Now" }, "engineer")).status).toBe(403);
    expect((await ask("PUT", {})).status).toBe(400);
    expect(await ask("PUT", { reason: "The board agreed" })).toMatchObject({
      status: 200,
      body: { opened: { by: "Token lead", reason: "The board agreed" } },
    });
    expect((await ask("PUT", { reason: "Again" })).status).toBe(409);
    expect((await gatesOf(migration).withdraw("upgrade", { reason: "Oops" })).status).toBe(409);
    expect((await ask("DELETE", { reason: "Too early" })).body.opened).toBeNull();
    expect((await ask("DELETE", { reason: "Too early" })).status).toBe(404);
    const verbs = (await api.events()).map(({ verb }) => verb);
    expect(verbs.filter((verb) => verb.startsWith("retirement"))).toEqual(["retirement.open", "retirement.close"]);
  });

  it("makes a cut-over expected, now and at past moments, for later imports too; rebuilt is the same as live", async () => {
    const left = async (query = "") => (await api.agent("left.corp.test", query)).body;
    expect((await left()).flags.map(({ code }) => code)).toContain("leftSource");
    const before = { now: (await api.progress()).body, rows: await periods() };
    expect(before.now).toMatchObject({ done: 1, flags: { leftSource: 1 } });
    await sign("upgrade");
    await ask("PUT", { reason: "The board agreed" });
    expect((await left()).flags.map(({ code }) => code)).not.toContain("leftSource");
    expect((await left(`?asOf=${day(6)}`)).flags.map(({ code }) => code)).not.toContain("leftSource");
    expect((await api.progress()).body).toMatchObject({ done: 2, flags: {} });
    const live = await periods();
    expect(live).not.toEqual(before.rows);
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
    expect(await periods()).toEqual(live);

    await api.send(csvOf(["waits", "kept"].map((one) => `${one}.corp.test`)), { capturedAt: day(8), coverage: "whole" });
    expect((await api.progress()).body).toMatchObject({ done: 2, stages: { cutOver: 2, dualHomed: 0 }, flags: {} });
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
    await ask("DELETE", { reason: "Too early" });
    expect((await api.progress()).body).toMatchObject({ done: 0, flags: { leftSource: 2 } });
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
  });
});

describe("the two questions", () => {
  it("name what stands in the way, each with the rows behind it", async () => {
    const { status, body } = await ask("GET", undefined, "viewer");
    expect(status).toBe(200);
    expect(body).toMatchObject({ ready: false, summary: `Agents may not leave ${source} yet.` });
    expect(await failing()).toEqual([
      ["upgradeSigned", null],
      ["heardOnce", 1],
      ["lastGroup", 1],
      ["noAgents", 3],
      ["unixAgents", null],
      ["agentless", null],
      ["networkDevices", null],
    ]);
    const parts = (await lines()).find(({ code }) => code === "lastGroup")?.parts;
    expect(parts).toEqual([{ name: "Databases", count: 1 }]);
    for (const { code, count } of await lines()) {
      if (!isAgentCondition(code)) continue;
      const query = Object.entries(rowsOf(code, source)).flatMap(([key, value]) => [value].flat().map((one) => `${key}=${one}`));
      expect((await api.agents(`?${query.join("&")}`)).body.total, code).toBe(count);
    }
  });

  it("see agents that were heard once and silent ones, alerts of the original, who is gone, and words of agents newer than its export", async () => {
    await sign("upgrade");
    const silent = { name: "waits.corp.test", version: "7.1.10184.0", server: "nms01.corp.test", health: "Uninitialized" };
    await api.send(csvOf([silent], target), { capturedAt: day(6), coverage: "part" });
    expect(await failing()).toContainEqual(["heardOnce", 1]);
    await api.send(csvOf([{ ...silent, health: "Success" }], target), { capturedAt: day(7), coverage: "part" });
    expect((await failing()).map(([code]) => code)).not.toContain("heardOnce");
    await api.send(csvOf([silent], target), { capturedAt: day(8), coverage: "part" });
    expect((await failing()).map(([code]) => code)).not.toContain("heardOnce");

    const { revision } = (await api.agent("both.corp.test")).body;
    await api.edit("both.corp.test", { alertsFrom: "both" }, { ifMatch: revision });
    expect(await failing()).toContainEqual(["alertsMoved", 1]);

    const said = csvOf(
      [{ name: "both.corp.test", version: "7.1.10184.0", server: "nms01.corp.test", more: target }],
      target,
      "ManagementGroups",
    );
    await api.send(said, { capturedAt: day(9), coverage: "part" });
    expect(await failing()).toContainEqual(["exportNewer", 1]);
    await api.send(csvOf([{ name: "both.corp.test", version: "7.1.10184.0" }]), { capturedAt: day(10), coverage: "whole" });
    expect((await failing()).map(([code]) => code)).not.toContain("exportNewer");
    await api.send(csvOf([silent], target), { capturedAt: day(11), coverage: "whole" });
    expect(await failing()).toContainEqual(["nobodyLost", 1]);
  });
});

/** Everybody across, the gate signed, the phase open; the original lists whom its last export names. */
async function crossed(left: string[]) {
  const all = ["left", "both", "waits", "kept"].map((one) => ({
    name: `${one}.corp.test`,
    version: "7.1.10184.0",
    server: "nms01.corp.test",
  }));
  await api.send(csvOf(all, target), { capturedAt: day(9), coverage: "whole" });
  await sign("upgrade");
  await ask("PUT", { reason: "The board agreed" });
  const last = await api.send(csvOf(left), { kind: "agents", group: source, capturedAt: day(10), coverage: "whole" });
  expect(last.body.status).toBe("applied");
}

describe("retiring an original", () => {
  it("takes a lead, a statement for what no export tells, and nothing in the way; the answer names what is", async () => {
    await crossed(["both.corp.test"]);
    expect(await failing()).toEqual([
      ["noAgents", 1],
      ["unixAgents", null],
      ["agentless", null],
      ["networkDevices", null],
    ]);
    expect((await state("unixAgents", { reason: "Counted" }, "engineer")).status).toBe(403);
    expect((await state("windows", { reason: "Counted" })).status).toBe(404);
    expect((await state("unixAgents", {})).status).toBe(400);
    for (const kind of polledKinds) expect((await state(kind, { reason: `No ${kind} in the console` })).status).toBe(200);
    expect((await ask("GET")).body.groups[0]?.statements.agentless).toMatchObject({
      by: "Token lead",
      reason: "No agentless in the console",
    });
    const refused = await retire({ on: "2014-02-12", reason: "Switched off" });
    expect(refused).toMatchObject({ status: 409, body: { code: "not-ready", open: [{ code: "noAgents", count: 1 }] } });
    await unstate("agentless");
    expect(await failing()).toContainEqual(["agentless", null]);
    expect((await unstate("agentless")).status).toBe(404);
    const verbs = (await api.events()).map(({ verb }) => verb).filter((verb) => verb.startsWith("groups."));
    expect(verbs).toEqual(["groups.state", "groups.state", "groups.state", "groups.unstate"]);
  });

  it("has nobody in it from its day on, keeps the days before, and is undone exactly", async () => {
    await crossed([]);
    for (const kind of polledKinds) await state(kind, { reason: "Looked" });
    expect(await failing()).toEqual([]);
    const all = ["left", "both", "waits", "kept"].map((one) => `${one}.corp.test`);
    const before = { rows: await periods(), now: (await api.progress()).body, day6: (await api.progress(`?asOf=${day(6)}`)).body };

    expect((await retire({ on: "2014-02-09", reason: "Too early" })).status).toBe(400);
    expect((await retire({ on: "2999-01-01", reason: "Ahead" })).status).toBe(400);
    expect((await retire({ on: "2014-02-12", reason: "Mine" }, "engineer")).status).toBe(403);
    expect((await retire({ on: "2014-02-12", reason: "New" }, "lead", target)).status).toBe(404);
    expect(await retire({ on: "2014-02-12", reason: "Switched off, CHG-9" })).toMatchObject({
      status: 200,
      body: { ready: true, summary: "The original is retired.", groups: [{ retired: { on: "2014-02-12", by: "Token lead" } }] },
    });
    expect((await retire({ on: "2014-02-12", reason: "Again" })).status).toBe(409);
    expect((await unstate("agentless")).status).toBe(409);
    const late = await api.send(csvOf(all), { capturedAt: day(20), coverage: "whole", apply: "false" });
    const told = {
      code: "retired-group",
      row: null,
      message: `${source} was retired on 12 Feb 2014: nothing that this file says of it changes a stage.`,
    };
    expect(late.body.issues).toContainEqual(expect.objectContaining(told));
    expect(late.body.issueCount).toBe(late.body.issues.length);
    expect((await api.apply(late.body.id)).body.issues).toContainEqual(expect.objectContaining(told));
    const said = await pool().query("select number from import_issue where migration_id = $1 and code = $2", [migration, told.code]);
    expect(said.rows).toEqual([{ number: late.body.number }]);
    expect((await api.agents(`?group=${source}`)).body.total).toBe(0);
    expect((await api.progress()).body).toMatchObject({ incomplete: [], stages: { cutOver: 3 }, percentDone: 100 });
    expect((await api.progress(`?asOf=${day(6)}`)).body).toEqual(before.day6);
    expect((await api.overview()).body.groups[0]).toMatchObject({ retiredOn: "2014-02-12", agents: 0 });
    expect((await api.overview(`?asOf=${day(6)}`)).body.groups[0]).toMatchObject({ retiredOn: null });
    expect((await tasksOf(migration).find("RTR-11")).check).toMatchObject({ result: "pass", summary: `${source} is retired.` });
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);

    await api.undo(late.body.id);
    expect((await unretire()).body.groups[0]?.retired).toBeNull();
    expect((await unretire()).status).toBe(404);
    const again = await api.send(csvOf(all), { capturedAt: day(21), coverage: "whole", apply: "false" });
    expect(again.body.issues.map(({ code }) => code)).not.toContain(told.code);
    await api.undo(again.body.id);
    expect(await periods()).toEqual(before.rows);
    expect((await api.progress()).body).toEqual(before.now);
    const verbs = (await api.events()).map(({ verb }) => verb);
    expect(verbs.filter((verb) => verb.endsWith("retire"))).toEqual(["groups.retire", "groups.unretire"]);
  });
});
