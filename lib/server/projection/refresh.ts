import "server-only";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { systemActor } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { findMigration } from "@/lib/server/migrations/row";
import { reproject } from "./reproject";
import { rulesNow } from "./rules-now";

/** Derives again what was made with other rules, catalogue or groups, one migration at a time, and says how many agents moved. */
export async function refreshProjections(now: Date): Promise<number> {
  // Worked out again when somebody asks: this version may count in another way.
  await pool().query("delete from agent_figures");
  const { rows } = await pool().query<{ id: string; rules: string }>("select id, rules from migration where last_agent > 0 order by id");
  let refreshed = 0;
  for (const { id, rules } of rows) {
    if (rules === (await rulesNow(pool(), id))) continue;
    await rebuild(id, now, "The rules or the catalogue changed");
    refreshed += 1;
  }
  return refreshed;
}

/** Derives everything of a migration again, under its lock. Answers how many agents moved. */
export async function rebuild(migrationId: string, now: Date, why: string): Promise<number> {
  return await transaction(async (client) => {
    const migration = await findMigration(client, migrationId, "for update");
    if (!migration) return 0;
    const moved = await reproject(client, migrationId, "all", now);
    await record(client, {
      migrationId,
      at: now,
      actor: systemActor,
      verb: "projection.rebuild",
      subject: { kind: "migration", id: migrationId, name: migration.name },
      summary: `${why}: everything was derived again from the imports; ${moved} agents moved.`,
      after: { moved },
    });
    await notify(client, { migration: migrationId, subject: "migration", id: migrationId });
    return moved;
  });
}
