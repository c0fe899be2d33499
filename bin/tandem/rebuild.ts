import { record } from "@/lib/server/activity/record";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { findMigration } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";
import { operator } from "./input";

/** Derives every agent's state anew. What comes out is what stood there before, unless the rules changed. */
export async function rebuild(): Promise<void> {
  const found = await pool().query<{ id: string }>("select id from migration order by created_at, id");
  for (const { id } of found.rows) await rebuildOne(id);
}

async function rebuildOne(id: string): Promise<void> {
  await transaction(async (client) => {
    const migration = await findMigration(client, id, "for update");
    if (!migration) return;
    const moved = await reproject(client, id, "all");
    await record(client, {
      migrationId: id,
      at: new Date(),
      actor: operator,
      verb: "migrations.rebuild",
      subject: { kind: "migration", id, name: migration.name },
      summary: `"${migration.name}" was derived anew from its imports; ${moved} agents moved.`,
      after: { moved },
    });
    await notify(client, { migration: id, subject: "migration", id });
    process.stdout.write(`${migration.name}: ${moved} agents moved\n`);
  });
}
