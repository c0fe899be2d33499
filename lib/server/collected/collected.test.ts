import { beforeEach, describe, expect, it } from "vitest";
import type { NoticeList } from "@/lib/contracts/notices";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { ask, routeAt } from "@/lib/server/endpoint/testing/ask";
import { source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock, makePerson, signInAs } from "@/lib/server/people/testing";
import { collect } from "./testing/collect";

const notices = routeAt("/api/v1/migrations/{migration}/notices");
const denied = { section: "network", error: "Access is denied", rows: 0 } as const;

useDatabase();

let migration: string;
beforeEach(async () => {
  migration = (await makeMigration()).id;
});

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
    const first = await collect(migration, { group: source, at: hoursAgo(50) });
    await collect(migration, { group: source, at: hoursAgo(26), but: [denied] });
    await collect(migration, { group: source, at: hoursAgo(2), but: [denied, { section: "pending", rows: 0 }] });
    await collect(migration, { group: source, at: hoursAgo(1), status: "undone" });
    await collect(migration, { group: target, at: hoursAgo(3), status: "needs-input" });
    const group = await groupNow();
    expect(group).toMatchObject({
      last: { importNumber: 3, status: "applied", computer: "jump01", changes: { added: 1, changed: 2, missing: 3 } },
      earlier: 2,
      due: { late: false },
      managementServer: "ms01.corp.test",
    });
    const network = group?.sections.find(({ section }) => section === "network");
    expect(network).toMatchObject({ state: "failed", told: { importNumber: first, rows: 10 }, failed: { times: 2, error: denied.error } });
    expect(group?.sections.find(({ section }) => section === "pending")).toMatchObject({ state: "told", told: { rows: 0 } });
    expect(group?.days.filter(({ state }) => state === "missed")).toEqual([]);
    expect(group?.days[0]?.state).toBe("before");
    expect(await groupNow(target)).toMatchObject({ last: { importNumber: 5, status: "needs-input" }, due: { late: false } });
  });

  it("is found however many collections a section has failed in since", async () => {
    await collect(migration, { group: source, at: hoursAgo(40) });
    for (let n = 24; n > 0; n -= 1) await collect(migration, { group: source, at: hoursAgo(n), but: [denied] });
    const network = (await groupNow())?.sections.find(({ section }) => section === "network");
    expect(network).toMatchObject({ told: { importNumber: 1 }, failed: { times: 24 } });
  });
});

describe("a collection that does not come", () => {
  it("is told to leads, once for each time that was missed, and gone once it came", async () => {
    const at = hoursAgo(27);
    await collect(migration, { group: source, at });
    expect(await groupNow()).toMatchObject({ due: { late: true } });
    const [notice, another] = await noticesOf("lead");
    const { id = "" } = (await groupNow()) ?? {};
    const due = new Date(Date.parse(at) + 24 * 3_600_000).toISOString();
    expect([notice?.id, another]).toEqual([`collectionLate ${id} ${due}`, undefined]);
    expect(notice).toMatchObject({ phase: null, title: `${source} was not collected`, text: expect.stringMatching(/import #1\.$/) });
    expect(await noticesOf("engineer")).toEqual([]);

    await collect(migration, { group: source, at: hoursAgo(1), status: "undone" });
    expect(await noticesOf("lead")).toHaveLength(1);
    await collect(migration, { group: source, at: hoursAgo(1), status: "needs-input" });
    expect(await noticesOf("lead")).toEqual([]);
  });

  it("is no news where the management group is retired, or the migration archived", async () => {
    await collect(migration, { group: source, at: hoursAgo(99) });
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
    await collect(migration, { group: source, at: hoursAgo(27) });
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

  it("waits from when it was said for what never came", async () => {
    await schedule({ everyHours: 24, lateHours: 2 });
    expect(await schedule({ everyHours: 6, lateHours: 1 }, 1)).toMatchObject({ status: 200 });
    expect(await groupNow()).toMatchObject({ last: null, due: { late: false } });
    await pool().query("update collection_schedule set said_at = now() - interval '8 hours' where migration_id = $1", [migration]);
    expect(await noticesOf("lead")).toMatchObject([{ text: expect.stringMatching(/It never was collected\.$/) }]);
  });
});
