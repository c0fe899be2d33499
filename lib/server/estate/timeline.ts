import "server-only";
import type { NamedBuilds } from "@/lib/domain/builds";
import { limits } from "@/lib/domain/limits";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { releases } from "@/lib/domain/releases";
import { groupRoles } from "@/lib/domain/stages";
import { type AppliedImport, type Timeline, timelineOf } from "@/lib/domain/timeline";
import { allTyped } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { flag, instant, int, listOf, oneOf, orNull, readRows, text } from "@/lib/server/database/rows";

/** Management groups of a migration, in the order in which they were entered. */
export async function loadGroups(db: Queryable, migrationId: string): Promise<ManagementGroup[]> {
  // The day begins where the migration is: the database knows the zones.
  const rows = await readRows(
    db,
    { key: int, id: text, name: text, role: oneOf(groupRoles), release: oneOf(releases), retiredAt: orNull(instant) },
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
  const rows = allTyped("NamedBuild", await tables(db).namedBuild.findMany({ orderBy: { build: "asc" } }));
  return new Map(rows.map(({ build, release }) => [build, release]));
}

/** What puts an import in its place among the others, from `import i`. */
export const placedImport = { number: int, at: instant, digest: text, groupKeys: listOf(int), partKeys: listOf(int) };
export const placedColumns = `i.number, i.captured_at as at, i.sha256 as digest, i.group_keys as "groupKeys", i.part_keys as "partKeys"`;

/**
 * The imports of agents that count, in order. `include` is looked at as if it were applied too: what waits to hear whether it is the whole of a
 * group as a part of it, or, with `asWhole`, as the whole. What time alone changes is told up to `now`; without it, up to the newest capture.
 */
export async function loadTimeline(
  db: Queryable,
  migrationId: string,
  include: number | null = null,
  { now, asWhole = false }: { now?: Date; asWhole?: boolean } = {},
): Promise<Timeline> {
  const groups = await loadGroups(db, migrationId);
  const rows = await readRows(
    db,
    { ...placedImport, wholeKeys: listOf(int), appliedAt: orNull(instant), named: flag },
    `select ${placedColumns}, i.whole_keys as "wholeKeys", i.agents_told = 'named' as named, case when status = 'applied' then applied_at end as "appliedAt" from import i
      where migration_id = $1 and i.agents_told <> 'none' and (status = 'applied' or number = $2) and captured_at is not null`,
    [migrationId, include],
  );
  const imports = rows.map(
    ({ partKeys, named, ...row }): AppliedImport => ({
      ...row,
      wholeKeys: named ? [] : asWhole ? row.groupKeys.filter((key) => !partKeys.includes(key)) : row.wholeKeys,
      at: row.at.getTime(),
      appliedAt: row.appliedAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
    }),
  );
  const retired = await tables(db).retirement.findUnique({ where: { migrationId }, select: { at: true } });
  return timelineOf(groups, imports, {
    namedBuilds: await loadNamedBuilds(db),
    retireOpenedAt: retired?.at.getTime() ?? null,
    ...(await loadTimes(db)),
    ...(now ? { now: now.getTime() } : {}),
  });
}

/** How long a change settles, what is told holds, and an agent counts as heard about, in milliseconds, as an administrator set it. */
export async function loadTimes(db: Queryable): Promise<Pick<Timeline, "settling" | "ageing" | "silence">> {
  const rows = await tables(db).limitValue.findMany({ where: { name: { in: ["settlingHours", "ageingDays", "silenceDays"] } } });
  const value = (name: "settlingHours" | "ageingDays" | "silenceDays") =>
    rows.find((row) => row.name === name)?.value ?? limits[name].value;
  const day = 24 * 3600_000;
  return { settling: value("settlingHours") * 3600_000, ageing: value("ageingDays") * day, silence: value("silenceDays") * day };
}
