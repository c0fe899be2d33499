import pg from "pg";
import { migrationLock } from "./migrate.mjs";

/** The schema of graphile-worker's jobs. Not in backups: jobs are made again from the tables of Tandem. */
const schema = "graphile_worker";
/** The last migration of the pinned version; a test holds it against the library. */
export const queueEdition = 19;

/**
 * Makes or updates the tables of the job queue as their owner: the app may not.
 * @param {pg.ClientConfig} owner
 * @param {(sentence: string) => void} tell
 */
export async function makeQueue(owner, tell) {
  const pool = new pg.Pool({ ...owner, max: 3, application_name: "tandem queue" });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    if ((await editionIn(client)) >= queueEdition) return;
    const { Logger, runMigrations } = await import("graphile-worker");
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } catch (error) {
    if (error.code !== "42501") throw error;
    tell("The user of DATABASE_URL may not make a schema, so reports are not sent on a schedule.");
  } finally {
    client.release(true);
    await pool.end();
  }
}

async function editionIn(client) {
  const { rows } = await client.query("select to_regclass($1) is not null as there", [`${schema}.migrations`]);
  if (!rows[0].there) return 0;
  return (await client.query(`select coalesce(max(id), 0) as edition from ${schema}.migrations`)).rows[0].edition;
}

/**
 * What the app needs to add and to work on jobs; the tables are closed row by row to all but their owner.
 * @param {string} role
 */
export const queueGrants = (role) => `do $$ declare one record; begin
    if to_regnamespace('${schema}') is null or not pg_has_role(current_user, (select nspowner from pg_namespace where nspname = '${schema}'), 'usage')
      then return;
    end if;
    grant usage on schema ${schema} to ${role};
    grant select, insert, update, delete on all tables in schema ${schema} to ${role};
    revoke insert, update, delete on ${schema}.migrations from ${role};
    grant usage, select on all sequences in schema ${schema} to ${role};
    grant execute on all functions in schema ${schema} to ${role};
    for one in select c.relname from pg_class c where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'r' and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${role}') loop
      execute format('create policy ${role} on ${schema}.%I to ${role} using (true) with check (true)', one.relname);
    end loop;
  end $$;`;
