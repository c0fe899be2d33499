import { beforeEach, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import type { Estate } from "./estate";
import { Estates, estateOf } from "./kept";

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
});

const ownersOf = async (estates: Estates) => {
  const counted = (await estates.ask(migration)).at(null).all().countBy("owner");
  return Object.fromEntries(counted.map(({ value, agents }) => [value, agents]));
};
const own = (owner: string) => pool().query("update agent_plan set owner = $2 where migration_id = $1", [migration, owner]);

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
  await api.send(csvOf(names(4)), { capturedAt: day(6) });
  expect((await api.progress()).body).toMatchObject({ total: 3, excluded: 1 });
});

it("is the same until something is written, shares what did not change, and is given up for others that are asked", async () => {
  await api.send(csvOf(names(3)), { capturedAt: day(5) });
  const estates = new Estates(1);
  const first = await estates.ask(migration);
  expect(await estates.ask(migration)).toBe(first);
  await api.edit("srv002.corp.test", { owner: "ops" }, { ifMatch: 1 });
  const [second, same] = await Promise.all([estates.ask(migration), estates.ask(migration)]);
  expect(second).toBe(same);
  expect(second).not.toBe(first);
  expect(second.columns.periods).toBe(first.columns.periods);
  expect(await ownersOf(estates)).toEqual({ null: 2, ops: 1 });
  await estates.ask((await makeMigration()).id);
  expect((await estates.ask(migration)).columns.values).not.toBe(second.columns.values);
});

it("whoever is further behind than is remembered takes all in again", async () => {
  await api.send(csvOf(names(3)), { capturedAt: day(5) });
  await api.edit("srv002.corp.test", { owner: "ops" }, { ifMatch: 1 });
  const [near, far] = [new Estates(1e6), new Estates(1e6)];
  const before = [await near.ask(migration), await far.ask(migration)];
  for (let i = 0; i < 60; i++) await own(`team ${i}`);
  const nearer = await near.ask(migration);
  for (let i = 60; i < 110; i++) await own(`team ${i}`);
  expect([await ownersOf(near), await ownersOf(far)]).toEqual(Array(2).fill({ null: 2, "team 109": 1 }));
  const kept = [await near.ask(migration), await far.ask(migration)].map((one, i) => one.columns.values === before[i]?.columns.values);
  expect([nearer.columns.values === before[0]?.columns.values, ...kept]).toEqual([true, true, false]);
  const { rows } = await pool().query("select count(*)::int as kept from agent_moved where migration_id = $1 and \"of\" = 'plans'", [
    migration,
  ]);
  expect(rows).toEqual([{ kept: 100 }]);
});

it("what was handed over of every revision is not read, and where one is missing all is", async () => {
  await api.send(csvOf(names(3)), { capturedAt: day(5) });
  const estates = new Estates(1e6);
  const before = await estates.ask(migration);
  const { rows } = await pool().query<{ told: string; key: number; from: Date; to: Date | null }>(
    "select told, agent_key as key, from_at as from, to_at as to from agent_period where migration_id = $1 and agent_key = 1",
    [migration],
  );
  const [{ told, from } = { told: "", from: new Date() }] = rows;
  const goneText = told.replace('["waiting"', '["gone"');
  const written = async () =>
    (
      await pool().query<{ revision: number }>("update migration set written = written + 1 where id = $1 returning written as revision", [
        migration,
      ])
    ).rows[0]?.revision ?? 0;
  const handed = async () => ({
    revision: await written(),
    moved: [1],
    newborn: null,
    periods: [
      {
        keys: Int32Array.of(1),
        from: Float64Array.of(from.getTime()),
        to: Float64Array.of(Number.POSITIVE_INFINITY),
        told: Uint32Array.of(0),
        texts: [goneText],
      },
    ],
  });
  const gone = (of: Estate) => of.at(null).where({ stage: ["gone"] }).total;
  expect(gone(before)).toBe(0);
  estates.hand(migration, await handed());
  const after = await estates.ask(migration);
  expect([gone(after), after.columns.agents]).toEqual([1, before.columns.agents]);
  await written();
  estates.hand(migration, await handed());
  expect(gone(await estates.ask(migration))).toBe(0);
});

it("a first import of many is taken in as it was derived, which is what would be read", async () => {
  await api.send(csvOf(names(600)), { capturedAt: day(5) });
  const told = ({ columns: { agents, periods, values } }: Estate) => ({
    names: agents.names,
    keys: [...agents.keys],
    starts: [...periods.starts],
    periods: [...periods.told].map((place, i) => [
      values.instants.values[periods.from[i] ?? 0],
      values.instants.values[periods.to[i] ?? 0],
      values.told.values[place],
    ]),
  });
  expect(told(await estateOf(migration))).toEqual(told(await new Estates(1e6).ask(migration)));
});

it("many migrations at once, more than there are connections, wait for no one another", async () => {
  const migrations = await Promise.all(Array.from({ length: 30 }, async () => (await makeMigration()).id));
  const estates = new Estates(1e6);
  const all = await Promise.all(migrations.map((id) => estates.ask(id)));
  expect(all.map(({ migrationId }) => migrationId)).toEqual(migrations);
});

it("agents whose names a waiting import brought are there once another import counts them", async () => {
  await api.send(csvOf(names(2)), { capturedAt: day(5) });
  await estateOf(migration);
  await api.send(csvOf(["waits.corp.test"]), { capturedAt: day(9), apply: "false" });
  await api.send(csvOf([...names(2), "new.corp.test"]), { capturedAt: day(6), coverage: "whole" });
  await estateOf(migration);
  await api.send(csvOf([...names(2), "new.corp.test", "waits.corp.test"]), { capturedAt: day(7), coverage: "whole" });
  const listed = (await estateOf(migration)).at(null).where({ inScope: true });
  expect([listed.total, (await api.progress()).body.total]).toEqual([4, 4]);
});
