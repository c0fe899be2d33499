import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { pool } from "./pool";

const kept: { [key: symbol]: unknown } = globalThis;
const key = (name: "pool" | "prisma" | "hub" | "presence" | "shutdown") => Symbol.for(`tandem.${name}`);
/** The database that the files of this worker share, made when the first asks for it; the end of the run drops it. */
let shared: Promise<string> | undefined;
/** The one that pool() and prisma() use at the moment. */
let opened: string | undefined;

/**
 * Call at the top of a test file: pool(), prisma() and transaction() then use a database copied from the migrated template. Files of a
 * worker share one, in which every test makes migrations of its own; what concerns the whole server (people, limits, counts of
 * everything) takes an `own` one. `owner()` connects as the owner of the tables, for what the app may not do.
 */
export function useDatabase({ own = false } = {}) {
  const { owner } = inject("testDatabase");
  const owners: pg.Pool[] = [];
  let database = "";

  beforeAll(async () => {
    database = await (own ? makeDatabase() : sharedDatabase());
    await open(database);
    // Sign-ins of earlier files come from the same address.
    await pool().query(`delete from "rateLimit"`);
  });

  afterAll(async () => {
    await stopListening();
    await Promise.all(owners.map((one) => one.end()));
    if (!own) return;
    await close();
    await maintain(`drop database if exists ${database} with (force)`);
  });

  return {
    owner: () => {
      const made = new pg.Pool({ ...owner, database, max: 2 });
      made.on("error", () => undefined);
      owners.push(made);
      return made;
    },
  };
}

async function sharedDatabase(): Promise<string> {
  shared ??= makeDatabase();
  return await shared;
}

async function makeDatabase(): Promise<string> {
  const { template } = inject("testDatabase");
  const name = `${template}_${process.pid}_${randomBytes(4).toString("hex")}`;
  await maintain(`create database ${name} template ${template}`);
  return name;
}

async function open(database: string) {
  const { owner, appRole } = inject("testDatabase");
  if (opened === database) return;
  await close();
  process.env.TANDEM_APP_DATABASE = JSON.stringify({ ...owner, database, options: `${owner.options ?? ""} -c role=${appRole}` });
  opened = database;
}

/** From here on pool() and prisma() are made anew. */
async function close() {
  const used = kept[key("pool")];
  for (const name of ["pool", "prisma"] as const) delete kept[key(name)];
  opened = undefined;
  if (used instanceof pg.Pool) await used.end();
}

/** What the server would end before it stops, so that the next file finds nobody who listens. */
async function stopListening() {
  const closers = kept[key("shutdown")];
  if (closers instanceof Set) await Promise.all([...closers].map((close) => close()));
  for (const name of ["hub", "presence", "shutdown"] as const) delete kept[key(name)];
}

async function maintain(statement: string) {
  const client = new pg.Client(inject("testDatabase").owner);
  client.on("error", () => undefined);
  await client.connect();
  // A template in use cannot be copied: workers that start together take turns.
  await client.query("select pg_advisory_lock(72707003)");
  await client.query(statement).finally(() => client.end());
}
