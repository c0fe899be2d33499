import pg from "pg";
import { type Backup, openBackup } from "@/lib/server/backup/read";
import { newerSchema, notEmpty, otherSchema } from "@/lib/server/backup/refusals";
import { backupTables, quoted } from "@/lib/server/backup/tables";
import { withTables } from "@/lib/server/database/prisma";
import { record } from "@/lib/server/events/record";
import { applyWithin, historyTable, type Migration, migrationLock, readMigrations } from "../migrate.mjs";
import type { Options } from "./arguments";
import { fileNamed, operator } from "./input";

/** Brings an empty database to what a backup holds, all or nothing. */
export async function restore({ file = "" }: Options, { ownerConfig }: { ownerConfig: pg.ClientConfig }): Promise<void> {
  const backup = await openBackup(fileNamed(file));
  try {
    await restoreInto(ownerConfig, backup, new Date());
  } finally {
    backup.close();
  }
  process.stdout.write(`Restored everything as of ${backup.head.madeAt}. Everybody signs in again; tokens work as before.\n`);
}

/** A schema from before some migrations is made first, filled, and then brought up to date like any older database. */
export async function restoreInto(owner: pg.ClientConfig, backup: Backup, now: Date, known: Migration[] = readMigrations()): Promise<void> {
  const missing = missingSince(backup, known);
  const client = new pg.Client({ ...owner, application_name: "tandem restore" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query("begin");
    await requireEmpty(client);
    if (missing.length)
      await makeSchema(
        client,
        known.filter((migration) => !missing.includes(migration)),
      );
    await withoutTriggers(client, () => backup.fill(client));
    for (const migration of missing) await applyWithin(client, migration);
    const { madeAt } = backup.head;
    const event = {
      migrationId: null,
      at: now,
      actor: operator,
      verb: "backup.restore",
      subject: { kind: "backup", id: madeAt, name: `Backup of ${madeAt}` },
      summary: `Everything was restored from the backup of ${madeAt}.`,
    } as const;
    await withTables(client, () => record(client, event));
    await client.query("commit");
  } finally {
    // Ending the connection without a commit takes everything back.
    await client.end();
  }
}

function missingSince({ head }: Backup, known: readonly Migration[]): Migration[] {
  const unknown = head.migrations.filter(({ name }) => !known.some((migration) => migration.name === name));
  if (unknown.length) throw newerSchema(unknown.map(({ name }) => name));
  const edited = known.filter(({ name, checksum }) => head.migrations.some((one) => one.name === name && one.checksum !== checksum));
  if (edited.length) throw otherSchema(edited.map(({ name }) => name));
  return known.filter(({ name }) => !head.migrations.some((one) => one.name === name));
}

/** Nobody may write between this question and the commit. */
async function requireEmpty(client: pg.Client): Promise<void> {
  for (const { name } of await backupTables(client)) {
    await client.query(`lock table ${quoted(name)} in exclusive mode`);
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`);
    if (rowCount) throw notEmpty();
  }
}

/** What triggers derive from other rows is in the backup itself. */
async function withoutTriggers(client: pg.Client, fill: () => Promise<void>): Promise<void> {
  const tables = await backupTables(client);
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`);
  await fill();
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`);
}

async function makeSchema(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(dropEverything);
  await client.query(historyTable);
  for (const migration of migrations) await applyWithin(client, migration);
}

const dropEverything = `do $$ declare one record; begin
  for one in select format('drop table if exists %s cascade', oid::regclass) as words
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute one.words;
  end loop;
  for one in select format('drop function if exists %s cascade', p.oid::regprocedure) as words from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
    execute one.words;
  end loop;
end $$`;
