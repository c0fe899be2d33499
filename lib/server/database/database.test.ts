import { describe, expect, it } from "vitest";
import { pool } from "./pool";
import { prisma } from "./prisma";
import { useDatabase } from "./testing";
import { transaction } from "./transaction";

const { owner } = useDatabase({ own: true });

describe("the database", () => {
  it("gives instants back unchanged whatever the zone of the server", async () => {
    const at = new Date("2026-07-01T12:00:00.000Z");
    await prisma().verification.create({ data: { id: "v", identifier: "i", value: "x", expiresAt: at } });
    expect((await prisma().verification.findUniqueOrThrow({ where: { id: "v" } })).expiresAt).toEqual(at);
    expect((await pool().query(`select "expiresAt" from verification where id = 'v'`)).rows[0].expiresAt).toEqual(at);
  });

  it("counts as numbers and refuses what a number cannot hold", async () => {
    expect((await pool().query("select count(*) as n from verification where false")).rows[0].n).toBe(0);
    await expect(pool().query("select 9007199254740993::bigint as n")).rejects.toThrow("beyond what a number holds");
  });

  it("rolls back as a whole", async () => {
    const failing = transaction(async (client) => {
      await client.query("insert into verification (id, identifier, value, \"expiresAt\") values ('w', 'i', 'x', now())");
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await prisma().verification.count({ where: { id: "w" } })).toBe(0);
  });

  it("is used by a role that owns nothing", async () => {
    expect((await pool().query("select current_user as role")).rows[0].role).toBe("tandem_app");
    await expect(pool().query("truncate event")).rejects.toThrow("permission denied");
    await expect(pool().query("alter table event disable trigger all")).rejects.toThrow("must be owner");
    await expect(pool().query("delete from _prisma_migrations")).rejects.toThrow("permission denied");
  });

  it("lets the role use tables of later migrations", async () => {
    await owner().query("create table later (id serial)");
    await pool().query("insert into later default values");
  });

  it("outlives the end of its connections", async () => {
    await pool().query("select 1");
    await owner().query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await pool().query("select 1 as one")).rows[0].one).toBe(1);
  });
});
