import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "@/bin/migrate.mjs";
import { makeQueue } from "@/bin/queue.mjs";
import { grantToApp } from "@/bin/roles.mjs";
import { checkout } from "@/bin/settings.mjs";
import { pool } from "@/lib/server/database/pool";

/** For tests: rows of a database by its tables. */
export type Dump = Map<string, Record<string, unknown>[]>;

export async function asOwner<T>(work: (client: pg.Client, config: pg.ClientConfig) => Promise<T>): Promise<T> {
  const { rows } = await pool().query<{ database: string }>("select current_database() as database");
  const config = { ...inject("testDatabase").owner, database: rows[0]?.database };
  const client = new pg.Client(config);
  await client.connect();
  return await work(client, config).finally(() => client.end());
}

export const tablesOf = async (client: pg.Client) =>
  (await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' and tablename !~ '^_prisma'"))
    .rows;

/** The database as it was before a migration: its schema, these rows in its columns. */
export async function becomeOlder(client: pg.Client, config: pg.ClientConfig, until: string, rows: Dump) {
  const folder = mkdtempSync(join(tmpdir(), "tandem-older-"));
  const all = join(checkout, "prisma", "migrations");
  for (const name of readdirSync(all).filter((one) => one < until)) cpSync(join(all, name), join(folder, name), { recursive: true });
  await client.query("drop schema public cascade; create schema public");
  await migrate(config, folder);
  rmSync(folder, { recursive: true });
  // Rows come in any order: what they refer to may follow.
  await client.query("set session_replication_role = replica");
  const tables = await tablesOf(client);
  await client.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(", ")}`);
  for (const { name } of tables)
    await client.query(`insert into "${name}" select * from jsonb_populate_recordset(null::"${name}", $1)`, [
      JSON.stringify(rows.get(name) ?? []),
    ]);
  await client.query("set session_replication_role = origin");
}

/** Brings it up to now, as a start does. Answers the migrations that were applied. */
export async function bringUpToNow(config: pg.ClientConfig): Promise<string[]> {
  const applied = await migrate(config);
  await makeQueue(config, (sentence: string) => {
    throw new Error(sentence);
  });
  await grantToApp(config, "nologin");
  return applied;
}
