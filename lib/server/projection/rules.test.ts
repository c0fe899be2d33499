import { expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { refreshProjections } from "./refresh";
import { rulesEdition, rulesVersion } from "./rules";
import { rulesNow } from "./rules-now";

useDatabase();

const periods = async (migration: string) =>
  (
    await pool().query("select agent_key, from_at, stage, flags, digest from agent_period where migration_id = $1 order by 1, 2", [
      migration,
    ])
  ).rows;

it("what other rules made is made again at start, and says so once", async () => {
  const { id } = await makeMigration();
  const api = apiOf(id);
  await api.send(csvOf(names(6)), { capturedAt: day(3) });
  await api.send(csvOf(names(2), target), { capturedAt: day(4) });
  const right = await periods(id);
  // Others that share the database may have been made by parts alone.
  await refreshProjections(new Date());
  expect(await refreshProjections(new Date())).toBe(0);

  const now = await rulesNow(pool(), id);
  const other = { groups: [], namedBuilds: new Map(), settling: 1, ageing: 1, silence: 1 };
  expect(rulesVersion(other, "other rules")).not.toBe(rulesVersion(other, rulesEdition()));
  await pool().query("update migration set rules = 'other rules' where id = $1", [id]);
  await pool().query("update agent_period set stage = 'gone', flags = '[]', digest = 'other' where migration_id = $1", [id]);
  expect(await refreshProjections(new Date())).toBe(1);
  expect(await periods(id)).toEqual(right);
  expect((await api.agents("?stage=joined")).body.total).toBe(2);
  expect((await pool().query("select rules from migration where id = $1", [id])).rows).toEqual([{ rules: now }]);
  const told = await pool().query("select summary from event where migration_id = $1 and verb = 'projection.rebuild'", [id]);
  expect(told.rows).toEqual([{ summary: expect.stringContaining("6 agents moved") }]);
  expect(await refreshProjections(new Date())).toBe(0);
});

it("how long a change settles is part of it: set otherwise, flags follow", async () => {
  const of = (settling: number) => rulesVersion({ groups: [], namedBuilds: new Map(), settling, ageing: 1, silence: 1 });
  expect(of(1)).not.toBe(of(2));
});
