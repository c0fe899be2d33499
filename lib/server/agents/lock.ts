import "server-only";
import type { Queryable } from "@/lib/server/database/queryable";

/** One writer at a time per agent, always in the order of keys. Imports may go on meanwhile. */
export async function lockAgents(db: Queryable, migrationId: string, keys: readonly number[]): Promise<void> {
  await db.query(
    `select count(*) from (select from agent where migration_id = $1 and key = any($2::int[]) order by key for no key update) locked`,
    [migrationId, keys],
  );
}
