import "server-only";
import { z } from "zod";
import type { Migration } from "@/lib/contracts/migrations";
import { compatibilityWarnings } from "@/lib/domain/compatibility";
import { releases } from "@/lib/domain/releases";
import { groupRoles } from "@/lib/domain/stages";
import { notFound } from "@/lib/server/answers/problem";
import { asked } from "@/lib/server/database/asked";
import type { Queryable } from "@/lib/server/database/queryable";
import { findMigration, type MigrationRow } from "./row";

export async function readMigration(db: Queryable, id: string): Promise<Migration> {
  const row = await findMigration(db, id);
  if (!row) throw notFound("The migration");
  return withGroups(row, await readGroups(db, [id]));
}

export function withGroups(row: MigrationRow, groups: readonly GroupRow[]): Migration {
  const own = groups.filter((group) => group.migrationId === row.id);
  return {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    targetDate: row.targetDate,
    churnAllowance: row.churnAllowance,
    archived: row.archivedAt !== null,
    groups: own.map(({ id, name, role, release, observedAt, importId, importNumber, retiredOn }) => ({
      id,
      name,
      role,
      release,
      observedAt: observedAt?.toISOString() ?? null,
      importId,
      importNumber,
      retiredOn,
    })),
    warnings: compatibilityWarnings(own),
    createdAt: row.createdAt.toISOString(),
    revision: row.revision,
  };
}

const groupRow = z.object({
  migrationId: z.string(),
  key: z.int(),
  id: z.string(),
  name: z.string(),
  role: z.enum(groupRoles),
  release: z.enum(releases),
  observedAt: z.date().nullable(),
  importId: z.string().nullable(),
  importNumber: z.int().nullable(),
  /** A calendar date. */
  retiredOn: z.string().nullable(),
});
type GroupRow = z.infer<typeof groupRow>;

/** Groups with the agents export that speaks for each now: the last captured one, and of two at one instant the higher digest. */
export function readGroups(db: Queryable, migrations: readonly string[]): Promise<GroupRow[]> {
  return asked(
    db,
    groupRow,
    `select g.migration_id as "migrationId", g.key, g.id, g.name, g.role, g.release,
       i.captured_at as "observedAt", i.id as "importId", i.number as "importNumber", r.retired_on::text as "retiredOn"
     from management_group g
     left join group_retirement r on r.migration_id = g.migration_id and r.group_key = g.key
     left join lateral (
       select captured_at, id, number from import
       where migration_id = g.migration_id and status = 'applied' and agents_told = 'listed' and g.key = any(group_keys)
       order by captured_at desc, sha256 desc limit 1
     ) i on true
     where g.migration_id = any($1::uuid[]) order by g.migration_id, g.key`,
    [migrations],
  );
}
