import "server-only";
import type { Queryable } from "@/lib/server/database/queryable";

/** Ids of a migration's imports by their number: what is derived knows numbers, links need ids. */
export async function importIds(db: Queryable, migrationId: string): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.query<{ number: number; id: string }>("select number, id from import where migration_id = $1", [migrationId]);
  return new Map(rows.map(({ number, id }) => [number, id]));
}
