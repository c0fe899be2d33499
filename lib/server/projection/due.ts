import "server-only";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { findMigration } from "@/lib/server/migrations/row";
import { reproject } from "./reproject";

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
