import "server-only";
import { z } from "zod";
import { awaitedFrom, dueOf, type Schedule, usual } from "@/lib/domain/collected/schedule";
import { asked } from "@/lib/server/database/asked";
import type { CollectionSchedule } from "@/lib/server/database/client/client";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** What was said of how often a management group is to be collected. `revision` 0: nobody said anything. */
export type Said = { schedule: Schedule; saidBy: string | null; saidAt: Date | null; awaitedSince: Date | null; revision: number };

export async function loadSchedules(db: Queryable, migrationId: string): Promise<(groupKey: number) => Said> {
  const rows = await tables(db).collectionSchedule.findMany({ where: { migrationId } });
  return (groupKey) => saidOf(rows.find((row) => row.groupKey === groupKey));
}

function saidOf(row: CollectionSchedule | undefined): Said {
  if (!row) return { schedule: usual, saidBy: null, saidAt: null, awaitedSince: null, revision: 0 };
  const { everyHours, lateHours, saidBy, saidAt, awaitedSince, revision } = row;
  return { schedule: { everyHours, lateHours }, saidBy, saidAt, awaitedSince, revision };
}

/** Collections that were not undone, whether they are applied or wait. */
export const counts = "i.migration_id = $1 and i.collected is not null and i.status <> 'undone' and i.captured_at is not null";

const lastRow = z.object({ groupKey: z.int(), number: z.int(), at: z.date() });

/** The last collection of each management group that has one. */
const loadLast = (db: Queryable, migrationId: string) =>
  asked(
    db,
    lastRow,
    `select distinct on (group_keys[1]) group_keys[1] as "groupKey", number, captured_at as at from import i
     where ${counts} and cardinality(group_keys) > 0 order by group_keys[1], captured_at desc, number desc`,
    [migrationId],
  );

/** A management group whose collection is late. `last`: null where there never was one. */
export type Late = { groupId: string; group: string; due: Date; lateAt: Date; last: { at: Date; number: number } | null };

/** Nobody waits for a management group that is retired, nor in a migration that is archived. */
export async function loadLate(db: Queryable, migrationId: string, now: Date): Promise<Late[]> {
  const migration = await tables(db).migration.findUnique({ where: { id: migrationId }, select: { archivedAt: true } });
  if (!migration || migration.archivedAt) return [];
  const [groups, retired, last, said] = await Promise.all([
    tables(db).managementGroup.findMany({ where: { migrationId }, select: { key: true, id: true, name: true }, orderBy: { key: "asc" } }),
    tables(db).groupRetirement.findMany({ where: { migrationId }, select: { groupKey: true } }),
    loadLast(db, migrationId),
    loadSchedules(db, migrationId),
  ]);
  return groups.flatMap(({ key, id, name }) => {
    if (retired.some(({ groupKey }) => groupKey === key)) return [];
    const own = last.find(({ groupKey }) => groupKey === key) ?? null;
    const { schedule, awaitedSince } = said(key);
    const due = dueOf({ schedule, from: awaitedFrom(own?.at.getTime() ?? null, awaitedSince?.getTime() ?? null), now: now.getTime() });
    return due?.late ? [{ groupId: id, group: name, due: new Date(due.due), lateAt: new Date(due.lateAt), last: own }] : [];
  });
}
