import pg from "pg";
import { queueGrants } from "./queue.mjs";

export const appRole = "tandem_app";

/**
 * The app works as a role that does not own the tables, so that triggers protecting the log cannot be switched off by it.
 * @param {pg.ClientConfig} owner
 * @param {"login" | "nologin"} kind
 */
export async function grantToApp(owner, kind) {
  const client = new pg.Client({ ...owner, application_name: "tandem roles" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    // Roles are shared by a whole cluster: two databases may be prepared at once.
    await client.query("select pg_advisory_lock(72707002)");
    await client.query("begin");
    const { rows } = await client.query("select 1 from pg_roles where rolname = $1", [appRole]);
    if (rows.length === 0) await client.query(`create role ${appRole} ${kind}`);
    if (kind === "nologin") await client.query(`grant ${appRole} to current_user`);
    await client.query(grants);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

const grants = `
  do $$ begin
    execute format('grant connect, temporary on database %I to ${appRole}', current_database());
  end $$;
  grant usage on schema public to ${appRole};
  grant select, insert, update, delete on all tables in schema public to ${appRole};
  grant usage, select on all sequences in schema public to ${appRole};
  grant execute on all functions in schema public to ${appRole};
  alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole};
  alter default privileges in schema public grant usage, select on sequences to ${appRole};
  alter default privileges in schema public grant execute on functions to ${appRole};
  revoke insert, update, delete on _prisma_migrations from ${appRole};
  ${queueGrants(appRole)}
`;
