import { beforeEach, describe, expect, it } from "vitest";
import type { NoticeList } from "@/lib/contracts/notices";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { ask, routeAt } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { collectedFile } from "@/lib/server/imports/testing/collected";
import { names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock, makePerson, signInAs } from "@/lib/server/people/testing";

const notices = routeAt("/api/v1/migrations/{migration}/notices");
const denied = { network: "Access is denied" };

useDatabase();

let migration: string;
beforeEach(async () => {
  migration = (await makeMigration()).id;
});

type Run = { group?: string; at: string; failed?: typeof denied; agents?: number; servers?: number; undone?: boolean };

/** Sends what the collector writes: some agents, three network devices, nothing pending, and no such class as agent details. */
async function collect({ group = source, at, failed, agents = 4, servers, undone = false }: Run) {
  const api = apiOf(migration);
  const listed = names(agents).map((Name) => ({ Name, Version: "7.0.9538.0" }));
  const network = failed ? [] : names(3, "net.test").map((Name) => ({ Name }));
  const own = servers === undefined ? {} : { servers: names(servers, "ms.test").map((Name) => ({ Name, IsGateway: false })) };
  const content = collectedFile({ group, at, rows: { agents: listed, ...own, pending: [], network }, failed, absent: ["agentDetail"] });
  const { status, body } = await api.send(content, { fileName: `${group}.jsonl` }, { role: "collector" });
  expect([status, body.groups]).toEqual([201, [group]]);
  if (undone) await api.undo(body.id);
  return body;
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const read = () => ask("GET /api/v1/migrations/{migration}/collected", { params: { migration } }, { role: "viewer" });
const groupNow = async (name: string = source) => (await read()).body.groups.find((one) => one.name === name);
const schedule = (body: unknown, ifMatch = 0, call: { role?: "lead" | "engineer" } = {}) =>
  ask(
    "PUT /api/v1/migrations/{migration}/groups/{group}/collection-schedule",
    { params: { migration, group: source.toLowerCase() }, body },
    { ifMatch, ...call },
  );
const noticesOf = async (role: "lead" | "engineer") => {
  const cookie = await signInAs((await makePerson(role)).email);
  const answer = await knock(notices.GET, `/api/v1/migrations/${migration}/notices`, { headers: { cookie }, params: { migration } });
  return ((await answer.json()) as NoticeList).items.filter(({ kind }) => kind === "collectionLate");
};

describe("what the collector told", () => {
  it("of a management group that was never collected is nothing, and nobody waits for it", async () => {
    expect(await groupNow()).toMatchObject({ last: null, due: null, earlier: 0, sections: [], schedule: { everyHours: 24, revision: 0 } });
    expect((await read()).body.post).toMatch(/^https?:\/\/.*\/imports$/);
    expect(await noticesOf("lead")).toEqual([]);
  });

  it("is the last collection that was not undone, with what stays of a section that fails", async () => {
    const first = await collect({ at: hoursAgo(50) });
    await collect({ at: hoursAgo(26), failed: denied, agents: 5 });
    await collect({ at: hoursAgo(2), failed: denied, agents: 7 });
    await collect({ at: hoursAgo(1), undone: true });
    await collect({ group: target, at: hoursAgo(27) });
    await collect({ group: target, at: hoursAgo(3), agents: 1 });
    const group = await groupNow();
    expect(group).toMatchObject({
      last: { importNumber: 3, status: "applied", computer: "ops-jump01", scoped: false, changes: { added: 2, missing: 0 } },
      earlier: 2,
      due: { late: false },
      managementServer: "ms01",
    });
    const network = group?.sections.find(({ section }) => section === "network");
    expect(network).toMatchObject({
      state: "failed",
      told: { importNumber: first.number, rows: 3 },
      failed: { times: 2, error: denied.network },
    });
    expect(group?.sections.map(({ section, state, told }) => [section, state, told?.rows])).toEqual([
      ["agents", "told", 7],
      ["agentDetail", "absent", undefined],
      ["pending", "told", 0],
      ["network", "failed", 3],
    ]);
    expect(group?.days.filter(({ state }) => state === "missed")).toEqual([]);
    expect(group?.days[0]?.state).toBe("before");
    expect(await groupNow(target)).toMatchObject({ last: { importNumber: 6, status: "needs-input" }, due: { late: false } });
  });

  it("brought what its import says that it changed: agents, and what was collected beside them", async () => {
    await collect({ at: hoursAgo(3), servers: 2 });
    const { id } = await collect({ at: hoursAgo(2), agents: 5, servers: 5 });
    const { body } = await apiOf(migration).import(id);
    expect((await groupNow())?.last).toMatchObject({ importId: id, changes: body.changes });
    expect(body.changes).toMatchObject({ added: 4 });
  });

  it("is what was applied: one that waits was collected, and none of its sections count", async () => {
    const first = await collect({ at: hoursAgo(27), agents: 9, servers: 3 });
    const waits = await collect({ at: hoursAgo(2), agents: 1, failed: denied });
    expect(waits.status).toBe("needs-input");
    const group = await groupNow();
    expect(group).toMatchObject({ last: { importNumber: waits.number, status: "needs-input" }, due: { late: false } });
    expect(group?.sections.map(({ section, state, told }) => [section, state, told?.importNumber, told?.rows])).toEqual([
      ["agents", "told", first.number, 9],
      ["agentDetail", "absent", undefined, undefined],
      ["servers", "told", first.number, 3],
      ["pending", "told", first.number, 0],
      ["network", "told", first.number, 3],
    ]);
    await apiOf(migration).apply(waits.id, { coverage: "whole" });
    const applied = (await groupNow())?.sections.find(({ section }) => section === "network");
    expect(applied).toMatchObject({ state: "failed", told: { importNumber: first.number }, failed: { times: 1 } });
  });

  it("is nothing yet of a management group whose only collection waits", async () => {
    const content = collectedFile({ group: source, at: hoursAgo(1), rows: { pending: [] } });
    await apiOf(migration).send(content, { apply: "false" });
    expect(await groupNow()).toMatchObject({ last: { status: "planned" }, sections: [], due: { late: false } });
  });

  it("is found however many collections a section has failed in since", async () => {
    await collect({ at: hoursAgo(40) });
    for (let n = 24; n > 0; n -= 1) await collect({ at: hoursAgo(n), failed: denied });
    const network = (await groupNow())?.sections.find(({ section }) => section === "network");
    expect(network).toMatchObject({ told: { importNumber: 1 }, failed: { times: 24 } });
  });
});

describe("a collection that does not come", () => {
  it("is told to leads, once for each time that was missed, and gone once it came", async () => {
    const at = hoursAgo(27);
    await collect({ at });
    expect(await groupNow()).toMatchObject({ due: { late: true } });
    const [notice, another] = await noticesOf("lead");
    const { id = "" } = (await groupNow()) ?? {};
    const due = new Date(Date.parse(at) + 24 * 3_600_000).toISOString();
    expect([notice?.id, another]).toEqual([`collectionLate ${id} ${due}`, undefined]);
    expect(notice).toMatchObject({ phase: null, title: `${source} was not collected`, text: expect.stringMatching(/import #1\.$/) });
    expect(await noticesOf("engineer")).toEqual([]);

    await collect({ at: hoursAgo(1), undone: true });
    expect(await noticesOf("lead")).toHaveLength(1);
    expect((await collect({ at: hoursAgo(1), agents: 1 })).status).toBe("needs-input");
    expect(await noticesOf("lead")).toEqual([]);
  });

  it("is no news where the management group is retired, or the migration archived", async () => {
    await collect({ at: hoursAgo(99) });
    await pool().query(
      `insert into group_retirement (migration_id, group_key, retired_on, at, by_name, reason)
       select migration_id, key, current_date, now(), 'Lea', 'Off' from management_group where migration_id = $1 and name = $2`,
      [migration, source],
    );
    expect([await noticesOf("lead"), (await groupNow())?.due]).toEqual([[], null]);
    await pool().query("delete from group_retirement where migration_id = $1", [migration]);
    expect(await noticesOf("lead")).toHaveLength(1);
    await pool().query("update migration set archived_at = now() where id = $1", [migration]);
    expect([await noticesOf("lead"), (await groupNow())?.due]).toEqual([[], null]);
  });
});

describe("the schedule", () => {
  it("is set by a lead who saw how it stands, and is in the log", async () => {
    await collect({ at: hoursAgo(27) });
    expect((await schedule({ everyHours: 48, lateHours: 4 }, 0, { role: "engineer" })).status).toBe(403);
    expect((await schedule({ everyHours: 0, lateHours: 4 })).status).toBe(400);
    const set = await schedule({ everyHours: 48, lateHours: 4 });
    expect([set.status, set.body.groups.find(({ name }) => name === source)]).toMatchObject([
      200,
      { schedule: { everyHours: 48, lateHours: 4, saidBy: "Token lead", revision: 1 }, due: { late: false } },
    ]);
    expect(await noticesOf("lead")).toEqual([]);
    expect(await schedule({ everyHours: 12, lateHours: 1 })).toMatchObject({ status: 412, body: { code: "stale" } });
    expect((await schedule({ everyHours: 48, lateHours: 4 }, 1)).body.groups[0]?.schedule.revision).toBe(1);
    expect((await schedule({ everyHours: null, lateHours: 4 }, 1)).body.groups[0]).toMatchObject({ due: null, schedule: { revision: 2 } });
    const { rows } = await pool().query(
      "select verb, summary from event where migration_id = $1 and verb like 'collected%' order by at, id",
      [migration],
    );
    expect(rows).toEqual([
      { verb: "collected.schedule", summary: `${source} is to be collected every 2 days, and late after 4 hours.` },
      { verb: "collected.schedule", summary: `${source} is to be collected whenever somebody does.` },
    ]);
  });

  it("that is taken up again counts from then: what nobody waited for is not late", async () => {
    await collect({ at: hoursAgo(99) });
    await schedule({ everyHours: null, lateHours: 2 });
    expect(await noticesOf("lead")).toEqual([]);
    await schedule({ everyHours: 24, lateHours: 2 }, 1);
    expect([await noticesOf("lead"), (await groupNow())?.due]).toMatchObject([[], { late: false }]);
    expect((await groupNow())?.days.filter(({ state }) => state === "missed")).toEqual([]);
    await pool().query("update collection_schedule set awaited_since = now() - interval '27 hours' where migration_id = $1", [migration]);
    expect([await noticesOf("lead"), (await groupNow())?.due]).toMatchObject([[{ kind: "collectionLate" }], { late: true }]);
  });

  it("with other hours, or the same said once more, makes nothing less late", async () => {
    await collect({ at: hoursAgo(99) });
    const notices = await noticesOf("lead");
    expect(notices).toHaveLength(1);
    await schedule({ everyHours: 24, lateHours: 2 });
    expect([await noticesOf("lead"), (await groupNow())?.due?.late]).toEqual([notices, true]);
    await schedule({ everyHours: 48, lateHours: 4 }, 1);
    expect([(await noticesOf("lead")).length, (await groupNow())?.due?.late]).toEqual([1, true]);
  });

  it("waits from when it was said for what never came", async () => {
    await schedule({ everyHours: 24, lateHours: 2 });
    expect(await schedule({ everyHours: 6, lateHours: 1 }, 1)).toMatchObject({ status: 200 });
    expect(await groupNow()).toMatchObject({ last: null, due: { late: false } });
    await pool().query("update collection_schedule set awaited_since = now() - interval '8 hours' where migration_id = $1", [migration]);
    expect(await noticesOf("lead")).toMatchObject([{ text: expect.stringMatching(/It never was collected\.$/) }]);
  });

  it("goes with its management group: another that takes its place is waited for as any", async () => {
    await ask(
      "PUT /api/v1/migrations/{migration}/groups/{group}/collection-schedule",
      { params: { migration, group: target }, body: { everyHours: 6, lateHours: 1 } },
      { ifMatch: 0 },
    );
    expect((await groupNow(target))?.schedule).toMatchObject({ everyHours: 6, revision: 1 });
    const { groups, revision } = (await ask("GET /api/v1/migrations/{migration}", { params: { migration } })).body;
    const [kept] = groups.flatMap(({ id, name, role, release }) => (name === source ? [{ id, name, role, release }] : []));
    const body = { groups: [kept, { name: "Another", role: "target", release: "2012 R2" }] };
    const edited = await ask("PATCH /api/v1/migrations/{migration}", { params: { migration }, body }, { ifMatch: revision });
    expect(edited.status).toBe(200);
    expect((await groupNow("Another"))?.schedule).toMatchObject({ everyHours: 24, revision: 0, saidBy: null });
  });
});
