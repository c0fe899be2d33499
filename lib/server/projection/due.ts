import "server-only";
import type pg from "pg";
import { copyRows } from "@/lib/server/database/copy";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { findMigration } from "@/lib/server/migrations/row";
import { reproject } from "./reproject";

/** Keeps when time alone will next change each of these agents; null: never. Milliseconds. */
export async function writeDue(client: pg.PoolClient, migrationId: string, agents: readonly { key: number; at: number | null }[]) {
  await client.query("delete from agent_due where migration_id = $1 and agent_key = any($2)", [migrationId, agents.map(({ key }) => key)]);
  const rows = agents.flatMap(({ key, at }) => (at === null ? [] : [[migrationId, key, new Date(at)]]));
  if (rows.length) await copyRows(client, "agent_due", ["migration_id", "agent_key", "at"], rows);
}

/** Derives again the agents that the passing of time has changed by `now`, so that what is asked at `now` is right without a new import. */
export async function passTime(migrationId: string, now: Date): Promise<void> {
  await transaction(async (client) => {
    if (!(await findMigration(client, migrationId, "for update"))) return;
    const { rows } = await client.query<{ key: number }>(
      "select agent_key as key from agent_due where migration_id = $1 and at <= $2 order by agent_key",
      [migrationId, now],
    );
    if (!rows.length) return;
    const moved = await reproject(
      client,
      migrationId,
      rows.map(({ key }) => key),
      now,
    );
    if (moved) await notify(client, { migration: migrationId, subject: "migration", id: migrationId });
  });
}

/** Does so in every migration where it is time. Answers when it will be time again; null: not as things are. */
export async function passTimeEverywhere(now: Date): Promise<Date | null> {
  const { rows } = await pool().query<{ id: string }>("select distinct migration_id as id from agent_due where at <= $1", [now]);
  for (const { id } of rows) await passTime(id, now);
  const next = await pool().query<{ at: Date | null }>("select min(at) as at from agent_due");
  return next.rows[0]?.at ?? null;
}
