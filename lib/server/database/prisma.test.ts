import { describe, expect, it, vi } from "vitest";
import { toProblem } from "@/lib/server/answers/failure";
import { copyRows } from "./copy";
import { isDatabaseGone } from "./gone";
import { pool } from "./pool";
import { prisma, tables } from "./prisma";
import { useDatabase } from "./testing";
import { transaction } from "./transaction";

const { owner } = useDatabase({ own: true });
const expiresAt = new Date("2026-07-01T12:00:00.000Z");
const kept = (id: string) => ({ id, identifier: "i", value: "x", expiresAt });
const columns = ["id", "identifier", "value", "expiresAt"];
const among = async (start: string) => (await prisma().verification.findMany({ where: { id: { startsWith: start } } })).length;

describe("a transaction", () => {
  it("is one for Prisma, SQL and COPY, which see each other's rows; nobody else does before it ends", async () => {
    await transaction(async (client) => {
      await copyRows(client, "verification", columns, [["one-copied", "i", "x", expiresAt]]);
      await tables(client).verification.create({ data: kept("one-made") });
      expect(await tables(client).verification.findMany({ where: { id: { startsWith: "one-" } }, orderBy: { id: "asc" } })).toMatchObject([
        { id: "one-copied", expiresAt },
        { id: "one-made", expiresAt },
      ]);
      expect((await client.query("select from verification where id like 'one-%'")).rowCount).toBe(2);
      expect(await among("one-")).toBe(0);
      expect(await tables(pool()).verification.count({ where: { id: { startsWith: "one-" } } })).toBe(0);
    });
    expect(await among("one-")).toBe(2);
  });

  it("is one though another copy of the modules speaks in it than first made the client: each bundle has its own", async () => {
    prisma();
    vi.resetModules();
    const copies = { ...(await import("./transaction")), ...(await import("./prisma")) };
    await copies.transaction(async (client) => {
      await client.query(`insert into verification (id, identifier, value, "expiresAt") values ('copy-a', 'i', 'x', now())`);
      expect(await copies.tables(client).verification.count({ where: { id: "copy-a" } })).toBe(1);
      expect(await tables(client).verification.count({ where: { id: "copy-a" } })).toBe(1);
    });
  });

  it("takes all back, from whichever side it fails", async () => {
    const failing = [
      transaction(async (client) => {
        await tables(client).verification.create({ data: kept("back-a") });
        throw new Error("changed my mind");
      }),
      transaction(async (client) => {
        await client.query(`insert into verification (id, identifier, value, "expiresAt") values ('back-b', 'i', 'x', now())`);
        await tables(client).verification.create({ data: kept("back-b") });
      }),
      transaction(async (client) => {
        await tables(client).verification.create({ data: kept("back-c") });
        await client.query("select 1 / 0");
      }),
    ];
    const ended = await Promise.allSettled(failing);
    expect(ended).toMatchObject([{ reason: { message: "changed my mind" } }, { reason: { code: "P2002" } }, { reason: { code: "22012" } }]);
    expect(await among("back-")).toBe(0);
  });

  it("mixes nothing up among 200 side by side, of which half fail, and gives every connection back", async () => {
    const made = Array.from({ length: 200 }, (_, i) =>
      transaction(async (client) => {
        await tables(client).verification.create({ data: kept(`many-${i}`) });
        await client.query(`update verification set value = $2 where id = $1`, [`many-${i}`, String(i)]);
        expect(await tables(client).verification.findUniqueOrThrow({ where: { id: `many-${i}` } })).toMatchObject({ value: String(i) });
        if (i % 2) throw new Error("odd");
      }).catch(() => undefined),
    );
    await Promise.all(made);
    const left = await prisma().verification.findMany({ where: { id: { startsWith: "many-" } } });
    expect(left.map(({ value }) => Number(value)).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => 2 * i));
    expect([pool().waitingCount, pool().totalCount - pool().idleCount]).toEqual([0, 0]);
  });

  it("is the only one that Prisma may be asked in beside the pool", async () => {
    expect(() => tables(owner())).toThrow("over the pool");
    let left: Parameters<typeof tables>[0] = pool();
    await transaction(async (client) => {
      left = client;
    });
    expect(() => tables(left)).toThrow("over the pool");
  });
});

describe("what the database says to Prisma", () => {
  /** What is said to somebody who asks a long question when the server ends the connection. */
  const ended = async (ask: () => Promise<unknown>) => {
    const said = ask().then(
      () => null,
      (error: unknown) => error,
    );
    const asked = "from pg_stat_activity where datname = current_database() and query like '%pg_sleep(30)' and wait_event = 'PgSleep'";
    const watcher = owner();
    await expect.poll(async () => (await watcher.query(`select pg_terminate_backend(pid) ${asked}`)).rowCount).toBe(1);
    return await said;
  };

  it("is known where it ends the connection: in a transaction and out of one", async () => {
    const errors = [
      await ended(() => transaction(async (client) => await tables(client).$queryRaw`select 1 as one from pg_sleep(30)`)),
      await ended(() => prisma().$queryRaw`select 1 as one from pg_sleep(30)`),
    ];
    expect(errors.map((error) => [isDatabaseGone(error), toProblem(error).status])).toEqual([
      [true, 503],
      [true, 503],
    ]);
    expect(await tables(pool()).verification.count({ where: { id: "none" } })).toBe(0);
  });

  it("is known where it takes no changes, and where two wait for each other", async () => {
    const readOnly = transaction(async (client) => {
      await client.query("set transaction read only");
      await tables(client).verification.create({ data: kept("read-only") });
    });
    expect(toProblem(await readOnly.catch((error: unknown) => error)).status).toBe(503);
    await prisma().verification.createMany({ data: [kept("lock-a"), kept("lock-b")] });
    let waiting = 0;
    const both = (first: string, second: string) =>
      transaction(async (client) => {
        await tables(client).verification.update({ where: { id: first }, data: { value: "1" } });
        waiting += 1;
        await expect.poll(() => waiting).toBe(2);
        await tables(client).verification.update({ where: { id: second }, data: { value: "1" } });
      });
    const done = await Promise.allSettled([both("lock-a", "lock-b"), both("lock-b", "lock-a")]);
    const refused = done.flatMap((one) => (one.status === "rejected" ? [toProblem(one.reason).code] : []));
    expect(refused).toEqual(["conflict"]);
  });
});
