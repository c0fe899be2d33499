import { expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { positionOf } from "./position";

const { GET } = routeAt("/api/v1/migrations/{migration}/position");

useDatabase();

it("is another after every change, whatever it is of, and the same while nothing happens", async () => {
  const [mine, other] = [(await makeMigration()).id, (await makeMigration()).id];
  const now = new Date();
  const at = () => positionOf(pool(), mine, now);
  const api = apiOf(mine);
  const seen = [await at()];
  expect(await at()).toBe(seen[0]);
  const { body } = await api.send(csvOf(["srv001.corp.test"]), {
    coverage: "whole",
    capturedAt: new Date(now.getTime() - 3600_000).toISOString(),
  });
  seen.push(await at());
  await api.edit("srv001.corp.test", { note: "Rack 4" }, { ifMatch: (await api.agent("srv001.corp.test")).body.revision });
  seen.push(await at());
  await api.undo(body.id);
  seen.push(await at());
  await apiOf(other).send(csvOf(["srv001.corp.test"]), { coverage: "whole", capturedAt: day(now) });
  expect([new Set(seen).size, await at()]).toEqual([4, seen[3]]);
});

const day = (now: Date) => new Date(now.getTime() - 86_400_000).toISOString();

it("is moved by a change that began before it was asked and ends after, and not by one that is taken back", async () => {
  const { id } = await makeMigration();
  const now = new Date();
  const insert = `insert into event (id, migration_id, at, actor_kind, actor_id, actor_name, verb, subject_kind, subject_id, subject_name, summary)
    values (gen_random_uuid(), $1, $2, 'system', 's', 'S', 'tasks.edit', 'task', 't', 'T', 'It.')`;
  const early = new Date(now.getTime() - 5 * 60_000);
  let before = "";
  await transaction(async (client) => {
    await client.query(insert, [id, early]);
    await pool().query(insert, [id, now]);
    before = await positionOf(pool(), id, now);
  });
  expect(await positionOf(pool(), id, now)).not.toBe(before);
  before = await positionOf(pool(), id, now);
  await transaction(async (client) => {
    await client.query(insert, [id, now]);
    throw new Error("rolled back");
  }).catch(() => undefined);
  expect(await positionOf(pool(), id, now)).toBe(before);
});

it("is told to whoever may listen", async () => {
  const { id } = await makeMigration();
  const ask = (headers: Record<string, string>) => knock(GET, "/position", { params: { migration: id }, headers });
  expect((await ask({})).status).toBe(401);
  const told = await ask({ authorization: await tokenOf("viewer") });
  expect([told.status, await told.json()]).toEqual([200, { position: expect.stringMatching(/^\d+\.\d+$/) }]);
});
