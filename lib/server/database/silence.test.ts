import { afterAll, beforeAll, expect, it } from "vitest";
import * as authRoute from "@/app/api/auth/[...all]/route";
import { openLine } from "@/bin/testing/line";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { knock, makePerson, makeToken, signInAs, testPassword } from "@/lib/server/people/testing";
import { appConfig, makePool, pool } from "./pool";
import { useDatabase } from "./testing";
import { transaction } from "./transaction";

const account = routeAt("/api/v1/account");
const migrations = routeAt("/api/v1/migrations");

useDatabase({ own: true });
/** A line to the database that can be cut without either end hearing of it, as when the database's machine stands still. */
let line: Awaited<ReturnType<typeof openLine>>;

beforeAll(async () => {
  line = await openLine(appConfig());
  const config = { ...appConfig(), host: "127.0.0.1", port: line.port };
  Object.assign(globalThis, { [Symbol.for("tandem.pool")]: makePool(config, 500) });
});
afterAll(() => line.close());

it("a database that keeps silent is told like one that is away, and nothing half-done is kept", async () => {
  const { email } = await makePerson("lead");
  const cookie = await signInAs(email);
  const authorization = await makeToken("lead");
  const name = "Written while the line was cut";
  const groups = [
    { name: "A", role: "source", release: "2012 SP1" },
    { name: "B", role: "target", release: "2019" },
  ];
  const asks = [
    () => knock(account.GET, "/api/v1/account", { headers: { cookie } }),
    () => knock(migrations.GET, "/api/v1/migrations", { headers: { authorization } }),
    () => knock(migrations.POST, "/api/v1/migrations", { method: "POST", body: { name, groups }, headers: { authorization } }),
    () => knock(authRoute.POST, "/api/auth/sign-in/email", { method: "POST", body: { email, password: testPassword } }),
  ];
  const answered = async () => Promise.all(asks.map(async (ask) => (await ask()).status));
  const half = transaction(async (client) => {
    await client.query("insert into migration (id, name, time_zone) values (gen_random_uuid(), 'Half', 'UTC')");
    line.cut();
    await client.query("select 1");
  }).catch((error: Error) => error.message);
  await expect.poll(() => line.isCut, { timeout: 60_000 }).toBe(true);
  expect(await answered()).toEqual([503, 503, 503, 503]);
  expect(await half).toMatch(/^Connection terminated/);
  const { opened } = line;
  expect(await answered()).toEqual([503, 503, 503, 503]);
  expect(line.opened - opened, "once it is known, nobody tries; it is only asked whether it speaks again").toBeLessThan(asks.length);
  line.mend();
  await expect.poll(async () => (await asks[0]?.())?.status, { timeout: 60_000 }).toBe(200);
  expect((await pool().query("select name from migration where name in ('Half', $1)", [name])).rows).toEqual([]);
  expect((await asks[2]?.())?.status).toBe(201);
});

it("a long answer is waited for", async () => {
  const { rows } = await pool().query("select 1 as one from pg_sleep(2.5)");
  expect(rows).toEqual([{ one: 1 }]);
});
