import { pool } from "@/lib/server/database/pool";
import { renewComponentCounts } from "@/lib/server/imports/servers/changes";
import { rebuild as rebuildMigration } from "@/lib/server/projection/refresh";

/** Derives every agent's state and the counts of every import anew, one migration after the other. */
export async function rebuild(): Promise<void> {
  const found = await pool().query<{ id: string }>("select id from migration order by created_at, id");
  for (const { id } of found.rows)
    await rebuildMigration(id, new Date(), "Asked for on the command line", (client) => renewComponentCounts(client, id));
}
