import "server-only";
import { z } from "zod";
import { frozenReport } from "@/lib/contracts/frozen-reports";
import type { Report } from "@/lib/contracts/report";
import { canonicalJson } from "@/lib/domain/report/canonical";
import { asked } from "@/lib/server/database/asked";
import { lock } from "@/lib/server/database/lock";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

const frozenRow = frozenReport.extend({ asOf: z.date(), frozenAt: z.date() });
export type FrozenRow = z.infer<typeof frozenRow>;

/** Of a report only what lists show, without reading all of it into the app. */
const columns = `f.number, f.name, f.as_of as "asOf", f.filter, f.report ->> 'filterWords' as "filterWords", f.frozen_at as "frozenAt",
  f.frozen_by as "frozenBy", f.sha256, (f.report -> 'progress' ->> 'done')::int as done, (f.report -> 'progress' ->> 'total')::int as total,
  (f.report -> 'progress' ->> 'percentDone')::float8 as "percentDone",
  (select count(*)::int from report_link l where l.migration_id = f.migration_id and l.number = f.number
     and l.revoked_at is null and l.expires_at > now()) as links`;

export async function findFrozen(db: Queryable, migrationId: string, number: number): Promise<FrozenRow | null> {
  const text = `select ${columns} from frozen_report f where migration_id = $1 and number = $2`;
  return (await asked(db, frozenRow, text, [migrationId, number]))[0] ?? null;
}

/** Newest first, before the given number. */
export function pageOfFrozen(db: Queryable, migrationId: string, before: number | null, most: number): Promise<FrozenRow[]> {
  const text = `select ${columns} from frozen_report f where migration_id = $1 and ($2::int is null or number < $2) order by number desc limit $3`;
  return asked(db, frozenRow, text, [migrationId, before, most]);
}

/** The canonical JSON exactly as it was frozen. */
export async function frozenText(db: Queryable, migrationId: string, number: number): Promise<string | null> {
  const text = "select report::text as text from frozen_report where migration_id = $1 and number = $2";
  return (await asked(db, z.object({ text: z.string() }), text, [migrationId, number]))[0]?.text ?? null;
}

/** The newest frozen report of the same part and an earlier moment: what "since the last report" means. */
export function earlierReport(
  db: Queryable,
  migrationId: string,
  filter: Report["filter"],
  before: Date,
): Promise<{ number: number; asOf: Date } | null> {
  return tables(db).frozenReport.findFirst({
    where: { migrationId, filter: { equals: JSON.parse(canonicalJson(filter)) }, asOf: { lt: before } },
    orderBy: { number: "desc" },
    select: { number: true, asOf: true },
  });
}

/** The number of the next one, once nobody else takes one: numbers have no gap. */
export async function nextNumber(db: Queryable, migrationId: string): Promise<number> {
  await lock(db, `reports ${migrationId}`);
  const { _max } = await tables(db).frozenReport.aggregate({ where: { migrationId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
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

/** In SQL, since Prisma would write the JSON anew: a digest is kept of exactly these bytes. */
export async function writeFrozen(db: Queryable, migrationId: string, row: NewFrozen): Promise<void> {
  await db.query(
    `insert into frozen_report (migration_id, number, name, as_of, filter, frozen_at, frozen_by, report, sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [migrationId, row.number, row.name, row.asOf, canonicalJson(row.filter), row.at, row.by, row.text, row.sha256],
  );
}
