import "server-only";
import type { PlannedKind } from "@/lib/domain/drift/planned-changes";
import type { Queryable } from "@/lib/server/database/queryable";

/** What somebody announced. Calendar dates are YYYY-MM-DD. */
export type PlannedRow = {
  id: string;
  revision: number;
  kind: PlannedKind;
  names: string[];
  from: string;
  to: string | null;
  reason: string;
  saidBy: string;
  saidAt: Date;
  archivedAt: Date | null;
};

/** All of a migration, archived ones too, by their first day. */
export async function loadPlannedRows(db: Queryable, migrationId: string): Promise<PlannedRow[]> {
  const { rows } = await db.query<PlannedRow>(
    `select id, revision, kind, names, from_date::text as "from", to_date::text as "to", reason, said_by as "saidBy", said_at as "saidAt",
            archived_at as "archivedAt"
       from planned_change where migration_id = $1 order by from_date desc, id desc`,
    [migrationId],
  );
  return rows;
}

export async function writePlannedRow(db: Queryable, migrationId: string, row: PlannedRow, archivedBy: string | null): Promise<void> {
  await db.query(
    `insert into planned_change (migration_id, id, revision, kind, names, from_date, to_date, reason, said_by, said_at, archived_at, archived_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (migration_id, id) do update set revision = $3, kind = $4, names = $5, from_date = $6, to_date = $7, reason = $8,
       archived_at = $11, archived_by = $12`,
    [
      migrationId,
      row.id,
      row.revision,
      row.kind,
      row.names,
      row.from,
      row.to,
      row.reason,
      row.saidBy,
      row.saidAt,
      row.archivedAt,
      archivedBy,
    ],
  );
}
