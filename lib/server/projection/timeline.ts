import "server-only";
import type pg from "pg";
import type { NamedBuilds } from "@/lib/domain/builds";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { Release } from "@/lib/domain/releases";
import type { GroupRole } from "@/lib/domain/stages";
import { type AppliedImport, type Timeline, timelineOf } from "@/lib/domain/timeline";

export type Queryable = Pick<pg.Pool | pg.PoolClient, "query">;

/** Management groups of a migration, in the order in which they were entered. */
export async function loadGroups(db: Queryable, migrationId: string): Promise<ManagementGroup[]> {
  const { rows } = await db.query<{ key: number; id: string; name: string; role: GroupRole; release: Release; retiredAt: Date | null }>(
    `select g.key, g.id, g.name, g.role, g.release, r.retired_on::timestamp at time zone m.time_zone as "retiredAt"
       from management_group g join migration m on m.id = g.migration_id
       left join group_retirement r on r.migration_id = g.migration_id and r.group_key = g.key
      where g.migration_id = $1 order by g.key`,
    [migrationId],
  );
  return rows.map(({ retiredAt, ...group }) => ({ ...group, ...(retiredAt && { retiredAt: retiredAt.getTime() }) }));
}

/** Builds that people named, for every migration alike. */
export async function loadNamedBuilds(db: Queryable): Promise<NamedBuilds> {
  const { rows } = await db.query<{ build: string; release: Release }>("select build, release from named_build order by build");
  return new Map(rows.map(({ build, release }) => [build, release]));
}

/** The imports of agents that count, in order. `include` is looked at as if it were applied too: whole for every group that nobody called a part. */
export async function loadTimeline(db: Queryable, migrationId: string, include: number | null = null): Promise<Timeline> {
  const groups = await loadGroups(db, migrationId);
  const { rows } = await db.query<{ number: number; at: Date; digest: string; groupKeys: number[]; partKeys: number[] }>(
    `select number, captured_at as at, sha256 as digest, group_keys as "groupKeys", part_keys as "partKeys" from import
      where migration_id = $1 and kind = 'agents' and (status = 'applied' or number = $2) and captured_at is not null`,
    [migrationId, include],
  );
  const imports = rows.map(
    ({ partKeys, ...row }): AppliedImport => ({
      ...row,
      at: row.at.getTime(),
      wholeKeys: row.groupKeys.filter((key) => !partKeys.includes(key)),
    }),
  );
  const retired = await db.query("select from retirement where migration_id = $1", [migrationId]);
  return timelineOf(groups, imports, await loadNamedBuilds(db), retired.rowCount === 1);
}
