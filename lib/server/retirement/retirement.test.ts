import { beforeEach, describe, expect, it } from "vitest";
import { DELETE, GET, PUT } from "@/app/api/v1/migrations/[migration]/retirement/route";
import type { Retirement } from "@/lib/contracts/retirement";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { serversCsv } from "@/lib/server/components/testing/api";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { gatesOf } from "@/lib/server/gates/testing/api";
import { apiOf, tokenOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { rebuild } from "@/lib/server/projection/refresh";
import { tasksOf } from "@/lib/server/tasks/testing/api";

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
const blockers = async () => Object.fromEntries((await ask("GET")).body.blockers.map((one) => [one.kind, one]));
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

describe("whether the original may go", () => {
  it("names what stands in the way and whose it is, each with the rows behind it", async () => {
    const { status, body } = await ask("GET", undefined, "viewer");
    expect(status).toBe(200);
    expect(body).toMatchObject({ ready: false, summary: expect.stringMatching(/^Not yet: \d things/) });
    const found = await blockers();
    expect(found.onlyInOriginal).toMatchObject({ count: 1, parts: [{ name: "Databases", count: 1 }] });
    expect(found.excludedOnlyInOriginal).toMatchObject({ count: 1, parts: [{ name: "File and print", count: 1 }] });
    expect(found.serversInUse).toMatchObject({ count: 3, parts: [{ name: "ms01.corp.test", count: 3, owner: null }] });
    expect(found.unsigned?.parts.map(({ name }) => name)).toEqual(["Retain gate", "Deploy gate", "Upgrade gate"]);
    expect((await api.agents("?stage=waiting&stage=upgraded&inScope=true")).body.total).toBe(1);
    expect((await api.agents("?stage=waiting&stage=upgraded&excluded=true")).body.total).toBe(1);
    expect((await api.agents("?server=ms01.corp.test")).body.total).toBe(3);
  });

  it("lists stale ticks, silent agents and originals without a whole export; nothing is left when all are across", async () => {
    await sign("retain");
    await sign("deploy");
    await sign("upgrade");
    expect((await blockers()).unsigned).toBeUndefined();
    const silent = { version: "7.1.10184.0", server: "nms01.corp.test", health: "Uninitialized" };
    const all = ["left", "both", "waits", "kept"].map((one) => ({ name: `${one}.corp.test`, ...silent }));
    await api.send(csvOf(all, target), { capturedAt: day(9), coverage: "whole" });
    expect((await blockers()).notReporting?.count).toBeGreaterThan(0);
    const heard = all.map(({ name, version, server }) => ({ name, version, server }));
    await api.send(csvOf(heard, target), { capturedAt: day(10), coverage: "whole" });
    const tasks = tasksOf(migration);
    const task = await tasks.find("RTR-04");
    await tasks.tick(task, { reason: "Deleted" });
    expect((await blockers()).contradicted).toBeUndefined();
    await api.send(csvOf([{ name: "nobody.corp.test" }]), { capturedAt: day(11), coverage: "whole" });
    expect((await blockers()).contradicted).toMatchObject({ count: 1, parts: [{ id: task.id, name: "RTR-04, nobody's" }] });
    const { body } = await api.imports();
    const newest = body.items[0];
    await api.undo(newest?.id ?? "");
    await api.send(csvOf([{ name: "left.corp.test" }], target), { capturedAt: day(12), coverage: "part" });
    expect((await ask("GET")).body.blockers.map(({ kind }) => kind)).toEqual(["serversInUse"]);
  });
});
