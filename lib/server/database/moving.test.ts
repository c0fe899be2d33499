import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { migrate } from "@/bin/migrate.mjs";
import { makeQueue } from "@/bin/queue.mjs";
import { grantToApp } from "@/bin/roles.mjs";
import { openLine } from "@/bin/testing/line";
import { type Node, startPair } from "@/bin/testing/pair";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { handler } from "@/lib/server/endpoint/handler";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { hub } from "@/lib/server/events/hub";
import { knock, makeToken } from "@/lib/server/people/testing";
import { refreshOnceThere } from "@/lib/server/projection/begin";
import { startSending } from "@/lib/server/report/sending/worker";
import { makePool, pool } from "./pool";
import { transaction } from "./transaction";

const health = routeAt("/api/health");
const migrations = routeAt("/api/v1/migrations");

/** Two databases, one following the other, and the address that the server knows: a line that is led to the one or the other. */
let pair: Awaited<ReturnType<typeof startPair>>;
let line: Awaited<ReturnType<typeof openLine>>;
let authorization: string;
const groups = [
  { name: "A", role: "source", release: "2012 SP1" },
  { name: "B", role: "target", release: "2019" },
];
const answer = async (response: Promise<Response>) => {
  const { status, headers } = await response;
  return { status, again: headers.get("retry-after"), type: headers.get("content-type")?.split(";")[0] };
};
let names = 0;
const write = () =>
  answer(
    knock(migrations.POST, "/api/v1/migrations", {
      method: "POST",
      body: { name: `Moved ${++names}`, groups },
      headers: { authorization },
    }),
  );
const watch = () => answer(knock(health.GET, "/api/health"));
const away = { status: 503, again: "5", type: "application/problem+json" };

async function at<T>(node: Node, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(node.config());
  client.on("error", () => undefined);
  await client.connect();
  return await work(client).finally(() => client.end());
}

// The queue's library prints a trace by itself where it asks for work in the moment in which the line breaks; its worker starts again.
beforeEach(() => {
  vi.spyOn(console, "trace").mockImplementation(() => undefined);
});

beforeAll(async () => {
  pair = await startPair();
  line = await openLine(pair.primary.config());
  await migrate(pair.primary.config());
  await makeQueue(pair.primary.config(), () => undefined);
  await grantToApp(pair.primary.config(), "nologin");
  const config = { ...pair.primary.config(), host: "127.0.0.1", port: line.port, options: "-c timezone=UTC -c role=tandem_app" };
  process.env.TANDEM_APP_DATABASE = JSON.stringify(config);
  Object.assign(globalThis, { [Symbol.for("tandem.pool")]: makePool(config, 300) });
  authorization = await makeToken("lead");
});
afterAll(async () => {
  const closers = (globalThis as { [key: symbol]: unknown })[Symbol.for("tandem.shutdown")];
  if (closers instanceof Set) await Promise.all([...closers].map((close) => close()));
  line.close();
  await pair.end();
});

const thing = {
  method: "POST",
  path: "/api/v1/things",
  summary: "For this test",
  verb: "agents.edit",
  answers: { 200: z.unknown() },
} as const satisfies Endpoint;

/** Sends a request with a key, whose verb does this. */
const sendWith = (key: string, verb: () => Promise<unknown>) =>
  knock(
    handler(thing, async () => ({ status: 200, body: await verb() })),
    thing.path,
    { method: "POST", headers: { authorization, "idempotency-key": key } },
  );
const rowOf = (key: string) => async () =>
  (await at(pair.primary, (client) => client.query("select status from idempotency where key = $1", [key]))).rows;
/** The address leads nowhere, and what was open is closed. */
const goAway = () => {
  line.pointTo({ host: "127.0.0.1", port: 1 });
  line.drop();
};
const comeBack = () => line.pointTo(pair.primary.config());

describe("a database that moves", () => {
  it("takes no changes any more: the request answers 503, health too, and no connection of then is used again", async () => {
    const readOnly = (value: string) =>
      at(pair.primary, async (client) => {
        await client.query(`alter system set default_transaction_read_only = ${value}`);
        await client.query("select pg_reload_conf()");
      });
    // As many connections as a busy server has.
    await Promise.all(Array.from({ length: 5 }, () => pool().query("select pg_sleep(0.1)")));
    expect([await write(), await watch()]).toMatchObject([{ status: 201 }, { status: 200 }]);
    await readOnly("on");
    await expect.poll(write).toEqual(away);
    expect([await write(), await watch()]).toEqual([away, away]);
    await readOnly("off");
    await expect.poll(async () => (await watch()).status).toBe(200);
    expect(await Promise.all([write(), write(), write(), write()])).toMatchObject(Array(4).fill({ status: 201 }));
  });

  it("and one transaction that finds it read only gives up its connection", async () => {
    let pid = 0;
    const failing = transaction(async (client) => {
      await client.query("set transaction read only");
      pid = (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid ?? 0;
      await client.query("delete from idempotency");
    });
    await expect(failing).rejects.toMatchObject({ code: "25006" });
    expect((await pool().query("select pg_backend_pid() as pid")).rows[0].pid).not.toBe(pid);
  });

  it("connections that fall silent while new ones work are given up; what takes long is left alone", async () => {
    const slow = pool().query("select 1 as one from pg_sleep(2)");
    await Promise.all(Array.from({ length: 3 }, () => pool().query("select pg_sleep(0.1)")));
    expect((await slow).rows).toEqual([{ one: 1 }]);
    line.cutOpened();
    expect(await write()).toEqual(away);
    expect(await write()).toMatchObject({ status: 201 });
    line.mend();
  });

  it("frees the key of a request that it broke off, for every process", async () => {
    const broken = await sendWith("broken", () =>
      transaction(async (client) => {
        goAway();
        await client.query("select 1");
      }),
    );
    expect(broken.status).toBe(503);
    comeBack();
    await expect.poll(rowOf("broken"), { timeout: 60_000 }).toEqual([]);
    expect((await sendWith("broken", async () => ({}))).status).toBe(200);
  });

  it("is waited for where it went away while the server starts", async () => {
    goAway();
    const begun = refreshOnceThere().then(() => "begun");
    expect(await Promise.race([begun, watch()])).toEqual(away);
    comeBack();
    expect(await begun).toBe("begun");
  });

  it("keeps the answer to what was done, once it can", async () => {
    const done = await sendWith("done", async () => {
      goAway();
      return { done: true };
    });
    expect(done.status).toBe(200);
    comeBack();
    await expect.poll(() => watch(), { timeout: 60_000 }).toMatchObject({ status: 200 });
    const early = await sendWith("done", async () => ({ done: "twice" }));
    if (early.status === 409) expect(early.headers.get("retry-after")).toBe("1");
    await expect.poll(rowOf("done"), { timeout: 60_000 }).toEqual([{ status: 200 }]);
    expect(await (await sendWith("done", async () => ({ done: "twice" }))).json()).toEqual({ done: true });
  });

  it("to a standby that has not taken over yet: 503 until it has, and then nothing is lost", async () => {
    const kept = (await pool().query("select count(*)::int as count from migration")).rows;
    await expect
      .poll(() => at(pair.standby, async (client) => (await client.query("select count(*)::int as count from migration")).rows))
      .toEqual(kept);
    const heard: string[] = [];
    await hub().subscribe({ migration: "", hear: ({ kind }) => heard.push(kind) });
    startSending();
    const waitsForJobs = `select from pg_stat_activity where query like 'LISTEN "jobs:insert"%'`;
    const waiting = (node: Node) => async () => (await at(node, (client) => client.query(waitsForJobs))).rowCount;
    await expect.poll(waiting(pair.primary), { timeout: 60_000 }).toBe(1);
    line.pointTo(pair.standby.config());
    await pair.primary.control("stop", "-m", "immediate");
    expect([await write(), await write(), await watch()]).toEqual([away, away, away]);
    await pair.standby.control("promote");
    expect([await write(), await watch()]).toMatchObject([{ status: 201 }, { status: 200 }]);
    expect((await pool().query("select count(*)::int as count from migration")).rows).toEqual([{ count: kept[0].count + 1 }]);
    await expect.poll(() => heard, { timeout: 60_000 }).toEqual(["refresh"]);
    await expect.poll(waiting(pair.standby), { timeout: 60_000 }).toBe(1);
  });
});
