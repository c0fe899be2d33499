import "server-only";
import type pg from "pg";
import type { Migration } from "@/lib/contracts/migrations";
import { compatibilityWarnings } from "@/lib/domain/compatibility";
import type { Release } from "@/lib/domain/releases";
import type { GroupRole } from "@/lib/domain/stages";
import { notFound } from "@/lib/server/answers/problem";
import { findMigration, type MigrationRow } from "./row";

type Queryable = Pick<pg.Pool | pg.PoolClient, "query">;

export async function readMigration(database: Queryable, id: string): Promise<Migration> {
  const row = await findMigration(database, id);
  if (!row) throw notFound("The migration");
  return withGroups(row, await readGroups(database, [id]));
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

export type GroupRow = {
  migrationId: string;
  key: number;
  id: string;
  name: string;
  role: GroupRole;
  release: Release;
  observedAt: Date | null;
  importId: string | null;
  importNumber: number | null;
  /** A calendar date. */
  retiredOn: string | null;
};

/** Groups with the agents export that speaks for each now: the last captured one, and of two at one instant the higher digest. */
export async function readGroups(database: Queryable, migrations: readonly string[]): Promise<GroupRow[]> {
  const found = await database.query<GroupRow>(
    `select g.migration_id as "migrationId", g.key, g.id, g.name, g.role, g.release,
       i.captured_at as "observedAt", i.id as "importId", i.number as "importNumber", r.retired_on::text as "retiredOn"
     from management_group g
     left join group_retirement r on r.migration_id = g.migration_id and r.group_key = g.key
     left join lateral (
       select captured_at, id, number from import
       where migration_id = g.migration_id and status = 'applied' and kind = 'agents' and g.key = any(group_keys)
       order by captured_at desc, sha256 desc limit 1
     ) i on true
     where g.migration_id = any($1::uuid[]) order by g.migration_id, g.key`,
    [migrations],
  );
  return found.rows;
}
