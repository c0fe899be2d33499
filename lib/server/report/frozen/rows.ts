import "server-only";
import type { FrozenReport } from "@/lib/contracts/frozen-reports";
import type { Report } from "@/lib/contracts/report";
import { canonicalJson } from "@/lib/domain/report/canonical";
import type { Queryable } from "@/lib/server/database/queryable";

export type FrozenRow = Omit<FrozenReport, "asOf" | "frozenAt"> & { asOf: Date; frozenAt: Date };

/** Of a report only what lists show, without reading all of it into the app. */
const columns = `f.number, f.name, f.as_of as "asOf", f.filter, f.report ->> 'filterWords' as "filterWords", f.frozen_at as "frozenAt",
  f.frozen_by as "frozenBy", f.sha256, (f.report -> 'progress' ->> 'done')::int as done, (f.report -> 'progress' ->> 'total')::int as total,
  (f.report -> 'progress' ->> 'percentDone')::float8 as "percentDone",
  (select count(*)::int from report_link l where l.migration_id = f.migration_id and l.number = f.number
     and l.revoked_at is null and l.expires_at > now()) as links`;

export async function findFrozen(db: Queryable, migrationId: string, number: number): Promise<FrozenRow | null> {
  const { rows } = await db.query<FrozenRow>(`select ${columns} from frozen_report f where migration_id = $1 and number = $2`, [
    migrationId,
    number,
  ]);
  return rows[0] ?? null;
}

/** Newest first, before the given number. */
export async function pageOfFrozen(db: Queryable, migrationId: string, before: number | null, most: number): Promise<FrozenRow[]> {
  const { rows } = await db.query<FrozenRow>(
    `select ${columns} from frozen_report f where migration_id = $1 and ($2::int is null or number < $2) order by number desc limit $3`,
    [migrationId, before, most],
  );
  return rows;
}

/** The canonical JSON exactly as it was frozen. */
export async function frozenText(db: Queryable, migrationId: string, number: number): Promise<string | null> {
  const { rows } = await db.query<{ text: string }>(
    "select report::text as text from frozen_report where migration_id = $1 and number = $2",
    [migrationId, number],
  );
  return rows[0]?.text ?? null;
}

/** The newest frozen report of the same part and an earlier moment: what "since the last report" means. */
export async function earlierReport(
  db: Queryable,
  migrationId: string,
  filter: Report["filter"],
  before: Date,
): Promise<{ number: number; asOf: Date } | null> {
  const { rows } = await db.query<{ number: number; asOf: Date }>(
    `select number, as_of as "asOf" from frozen_report
     where migration_id = $1 and filter = $2::jsonb and as_of < $3 order by number desc limit 1`,
    [migrationId, canonicalJson(filter), before],
  );
  return rows[0] ?? null;
}

/** One writer at a time, so that numbers have no gap. Answers the next number. */
export async function nextNumber(db: Queryable, migrationId: string): Promise<number> {
  await db.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`reports ${migrationId}`]);
  const { rows } = await db.query<{ number: number }>(
    "select coalesce(max(number), 0) + 1 as number from frozen_report where migration_id = $1",
    [migrationId],
  );
  return rows[0]?.number ?? 1;
}

export type NewFrozen = {
  number: number;
  name: string;
  asOf: string;
  filter: Report["filter"];
  at: Date;
  by: string;
  text: string;
  sha256: string;
};

export async function writeFrozen(db: Queryable, migrationId: string, row: NewFrozen): Promise<void> {
  await db.query(
    `insert into frozen_report (migration_id, number, name, as_of, filter, frozen_at, frozen_by, report, sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [migrationId, row.number, row.name, row.asOf, canonicalJson(row.filter), row.at, row.by, row.text, row.sha256],
  );
}
