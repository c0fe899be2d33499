import { beforeEach, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { rebuild } from "./refresh";

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
});

/** What lists look at, and what they should: the open periods with their agents' names. */
async function expectSame(agents: number) {
  const columns =
    "p.agent_key, p.stage, p.version_sort, p.release, p.method, p.domain, p.in_group, p.done, p.not_reporting, p.flag_codes, p.group_names, p.servers";
  const kept = await pool().query(`select p.name, ${columns} from agent_now p where migration_id = $1 order by agent_key`, [migration]);
  const open = await pool().query(
    `select a.name, ${columns} from agent_period p join agent a on a.migration_id = p.migration_id and a.key = p.agent_key
      where p.migration_id = $1 and p.to_at is null order by agent_key`,
    [migration],
  );
  expect(kept.rows).toHaveLength(agents);
  expect(kept.rows).toEqual(open.rows);
  await expectCounted();
}

/** What is kept of alike agents, and what counting their rows one by one says. */
async function expectCounted() {
  const same = async (kept: string, counted: string) => {
    const [is, should] = await Promise.all([kept, counted].map((text) => pool().query(text, [migration])));
    expect(is?.rows).toEqual(should?.rows);
  };
  const span = "from_at, to_at, stage, done, not_reporting, flag_codes, group_names";
  await same(
    `select id, ${span}, agents from agent_span where migration_id = $1 order by id`,
    `select span as id, ${span}, count(*)::int as agents from agent_period where migration_id = $1 group by span, ${span} order by span`,
  );
  const alike = "stage, done, not_reporting, flag_codes, group_names, servers, method, release";
  await same(
    `select id, ${alike}, agents from agent_alike where migration_id = $1 order by id`,
    `select alike as id, ${alike}, count(*)::int as agents from agent_now where migration_id = $1 group by alike, ${alike} order by alike`,
  );
  await same(
    `select version, group_servers as servers, sum(agents)::int as agents from agent_alike where migration_id = $1 group by 1, 2 order by 1, 2`,
    `select p.version, l.servers, count(*)::int as agents from agent_period p cross join lateral (
       select coalesce(array_agg(lower(coalesce(l ->> 'primaryServer', '')) order by place), '{}') as servers
         from json_array_elements(p.groups) with ordinality as listed (l, place)) l
      where p.migration_id = $1 and p.to_at is null group by 1, 2 order by 1, 2`,
  );
}

it("what lists look at are the open periods, whatever moves them", async () => {
  await api.send(csvOf(names(5)), { capturedAt: day(5) });
  await expectSame(5);
  await api.send(csvOf([{ name: "srv001.corp.test", version: "7.1.10184.0" }, "srv007.corp.test"], target), { capturedAt: day(6) });
  await expectSame(6);
  const late = await api.send(csvOf(names(9)), { capturedAt: day(3) });
  await expectSame(9);
  await api.send(csvOf(names(4)), { capturedAt: day(8), coverage: "whole" });
  await expectSame(9);
  await api.undo(late.body.id);
  await expectSame(6);
  await rebuild(migration, new Date(), "Test");
  await expectSame(6);
  await api.send(csvOf([{ name: "srv001.corp.test", server: "ms02.a" }]), { capturedAt: day(9), coverage: "part" });
  await expectSame(6);
});

it("counts are counted again after every change of facts or plans", async () => {
  await api.send(csvOf(names(3)), { capturedAt: day(5) });
  expect((await api.progress()).body).toMatchObject({ total: 3, excluded: 0 });
  await api.edit("srv001.corp.test", { excluded: { reason: "Old" } }, { ifMatch: 1 });
  expect((await api.progress()).body).toMatchObject({ total: 2, excluded: 1 });
  expect((await api.progress(`?asOf=${day(5)}`)).body).toMatchObject({ total: 2, excluded: 1 });
  const asked = { fqdns: names(3), change: { field: "excluded", value: true }, reason: "All" };
  const { basis } = (await api.change({ ...asked, plan: true })).body;
  const made = await api.change({ ...asked, basis });
  expect((await api.progress()).body).toMatchObject({ total: 0, excluded: 3 });
  await api.undoChange(made.body.id);
  expect((await api.progress()).body).toMatchObject({ total: 2, excluded: 1 });
  await expectCounted();
  await api.send(csvOf(names(4)), { capturedAt: day(6) });
  expect((await api.progress()).body).toMatchObject({ total: 3, excluded: 1 });
});
