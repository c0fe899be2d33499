import { pool } from "@/lib/server/database/pool";
import { rebuild as rebuildMigration } from "@/lib/server/projection/refresh";

/** Derives every agent's state from the imports anew, one migration after the other. */
export async function rebuild(): Promise<void> {
  const found = await pool().query<{ id: string }>("select id from migration order by created_at, id");
  for (const { id } of found.rows) await rebuildMigration(id, new Date(), "Asked for on the command line");
}
