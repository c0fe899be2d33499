import "server-only";
import type { PolledKind, Statement } from "@/lib/domain/retire/conditions";
import type { Queryable } from "@/lib/server/database/queryable";

export type RetirementRow = { at: Date; by: string; reason: string };

/** Who opened the Retire phase; null while it is not open. */
export async function findRetirement(db: Queryable, migrationId: string): Promise<RetirementRow | null> {
  const { rows } = await db.query<RetirementRow>("select at, by_name as by, reason from retirement where migration_id = $1", [migrationId]);
  return rows[0] ?? null;
}

export type Statements = Partial<Record<PolledKind, Statement>>;
/** An original with what leads said of it. `on` is a calendar date. */
export type Original = {
  key: number;
  id: string;
  name: string;
  retired: { on: string; at: string; by: string; reason: string } | null;
  statements: Statements;
};

type OriginalRow = Pick<Original, "key" | "id" | "name"> & { on: string | null; at: Date | null; by: string | null; reason: string | null };
type StatementRow = { groupKey: number; kind: PolledKind; by: string; at: Date; reason: string };

/** The originals of a migration, in their order. */
export async function loadOriginals(db: Queryable, migrationId: string): Promise<Original[]> {
  const { rows } = await db.query<OriginalRow>(
    `select g.key, g.id, g.name, r.retired_on::text as on, r.at, r.by_name as by, r.reason
       from management_group g left join group_retirement r on r.migration_id = g.migration_id and r.group_key = g.key
      where g.migration_id = $1 and g.role = 'source' order by g.key`,
    [migrationId],
  );
  const said = await db.query<StatementRow>(
    `select group_key as "groupKey", kind, by_name as by, at, reason from group_statement where migration_id = $1`,
    [migrationId],
  );
  return rows.map(({ key, id, name, on, at, by, reason }) => ({
    key,
    id,
    name,
    retired: on !== null && at !== null ? { on, at: at.toISOString(), by: by ?? "", reason: reason ?? "" } : null,
    statements: Object.fromEntries(
      said.rows
        .filter((one) => one.groupKey === key)
        .map(({ kind, ...one }) => [kind, { by: one.by, at: one.at.toISOString(), reason: one.reason }]),
    ),
  }));
}

export async function isUpgradeSigned(db: Queryable, migrationId: string): Promise<boolean> {
  const { rowCount } = await db.query("select from gate_signature where migration_id = $1 and phase = 'upgrade'", [migrationId]);
  return rowCount === 1;
}
