import "server-only";
import type { Queryable } from "@/lib/server/projection/timeline";

export type RetirementRow = { at: Date; by: string; reason: string };

export async function findRetirement(db: Queryable, migrationId: string): Promise<RetirementRow | null> {
  const { rows } = await db.query<RetirementRow>("select at, by_name as by, reason from retirement where migration_id = $1", [migrationId]);
  return rows[0] ?? null;
}
