import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { checkout, Refusal } from "./settings.mjs";

/** The number Prisma's own tools lock with, so that they and this wait for each other. */
export const migrationLock = 72_707_369;
const migrationsFolder = join(checkout, "prisma", "migrations");

/**
 * Applies what is missing, each migration in a transaction of its own, and returns the names applied.
 * @param {pg.ClientConfig} owner
 */
export async function migrate(owner, folder = migrationsFolder) {
  const known = readMigrations(folder);
  const client = new pg.Client({ ...owner, application_name: "tandem migrations" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const missing = missingMigrations(known, await readHistory(client));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

export function readMigrations(folder = migrationsFolder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n") }))
    .map((migration) => ({ ...migration, checksum: createHash("sha256").update(migration.sql).digest("hex") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @typedef {ReturnType<typeof readMigrations>[number]} Migration */

async function readHistory(client) {
  await client.query(historyTable);
  const { rows } = await client.query(
    `select migration_name as name, checksum, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null order by started_at, migration_name`,
  );
  return rows;
}

/**
 * @param {Migration[]} known
 * @param {{ name: string, checksum: string, finished: boolean }[]} history
 */
export function missingMigrations(known, history) {
  const applied = new Map(history.map((row) => [row.name, row]));
  const unfinished = history.find((row) => !row.finished);
  if (unfinished) throw new Refusal(`Migration ${unfinished.name} was begun by another tool and never finished. Resolve it first.`);
  const unknown = history.filter(({ name }) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(", ");
    throw new Refusal(`The database is newer than this code: it has migrations the code does not know (${names}). Start the newer Tandem.`);
  }
  const edited = known.filter(({ name, checksum }) => applied.has(name) && applied.get(name)?.checksum !== checksum);
  if (edited.length > 0) {
    const names = edited.map(({ name }) => name).join(", ");
    throw new Refusal(`A migration was edited after it had been applied (${names}). Put the file back and add a new migration instead.`);
  }
  return known.filter(({ name }) => !applied.has(name));
}

async function apply(client, migration) {
  try {
    await client.query("begin");
    await applyWithin(client, migration);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/**
 * The part inside a transaction of the caller's.
 * @param {Pick<pg.Client, "query">} client
 * @param {Migration} migration
 */
export async function applyWithin(client, { name, sql, checksum }) {
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
  } catch (error) {
    throw new Refusal(`Migration ${name} failed and was rolled back: ${error.message}`);
  }
}

export const historyTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;
