import "server-only";
import type { Gate } from "@/lib/contracts/gates";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import type { Queryable } from "@/lib/server/database/queryable";

export type SignatureRow = { phase: PhaseId; at: Date } & Pick<NonNullable<Gate["signature"]>, "by" | "waivers" | "facts">;

export async function loadSignatures(db: Queryable, migrationId: string): Promise<Map<PhaseId, SignatureRow>> {
  const { rows } = await db.query<SignatureRow>(
    "select phase, at, by_name as by, waivers, facts from gate_signature where migration_id = $1",
    [migrationId],
  );
  return new Map(rows.map((row) => [row.phase, row]));
}

export async function writeSignature(db: Queryable, migrationId: string, { phase, at, by, waivers, facts }: SignatureRow): Promise<void> {
  await db.query("insert into gate_signature (migration_id, phase, at, by_name, waivers, facts) values ($1, $2, $3, $4, $5, $6)", [
    migrationId,
    phase,
    at,
    by,
    JSON.stringify(waivers),
    JSON.stringify(facts),
  ]);
}

export async function removeSignature(db: Queryable, migrationId: string, phase: PhaseId): Promise<void> {
  await db.query("delete from gate_signature where migration_id = $1 and phase = $2", [migrationId, phase]);
}

/** One writer of a migration's gates at a time. */
export async function lockGates(db: Queryable, migrationId: string): Promise<void> {
  await db.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`gates ${migrationId}`]);
}
