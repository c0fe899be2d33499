import { expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { knock } from "@/lib/server/people/testing";

const one = routeAt("/api/v1/limits/{limit}");
const all = routeAt("/api/v1/limits");

useDatabase({ own: true });

it("limits are the documented ones until set, and again when the setting is taken back", async () => {
  const list = async () =>
    (await (await knock(all.GET, "/api/v1/limits", { headers: { authorization: await tokenOf("viewer") } })).json()).items;
  const set = async (value: unknown, limit = "agentsPerGateway") =>
    knock(one.PUT, "/x", { method: "PUT", headers: { authorization: await tokenOf("admin") }, params: { limit }, body: { value } });
  expect((await list()).map(({ value }: { value: number }) => value)).toEqual([3000, 2000, 15000, 1000, 200, 200, 20, 7, 14]);
  expect(await (await set(1500)).json()).toMatchObject({ value: 1500, documented: 2000, setBy: "Token admin" });
  await set(1500);
  expect((await list())[1]).toMatchObject({ name: "agentsPerGateway", value: 1500 });
  expect(await (await set(null)).json()).toMatchObject({ value: 2000, setBy: null });
  for (const value of [0, -1, 1.5, "1", 2_000_000]) expect((await set(value)).status).toBe(400);
  expect((await set(5, "toString")).status).toBe(404);
  const events = await pool().query("select summary from event where verb = 'limits.edit' order by at, id");
  expect(events.rows.map(({ summary }) => summary)).toEqual([
    'Token admin set the limit "Agents per gateway server" from 2,000 to 1,500.',
    'Token admin set the limit "Agents per gateway server" from 1,500 to 2,000.',
  ]);
});
