import "server-only";
import type { CollectedGroup } from "@/lib/contracts/collected";
import { asksForOlder, type Collection } from "@/lib/domain/collected/standing";
import { type Import, Prisma } from "@/lib/server/database/client/client";
import { allTyped, type Typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { changesIn } from "@/lib/server/imports/record";

type Row = Pick<
  Typed<"Import", Import>,
  "id" | "number" | "status" | "capturedAt" | "collected" | "added" | "changed" | "unchanged" | "missing" | "beside"
>;
type Full = Row & { capturedAt: Date; collected: NonNullable<Row["collected"]> };

const isFull = (row: Row): row is Full => row.capturedAt !== null && row.collected !== null;

const where = (migrationId: string, groupKey: number) => ({
  migrationId,
  groupKeys: { has: groupKey },
  status: { not: "undone" },
  collected: { not: Prisma.DbNull },
  capturedAt: { not: null },
});

/** When a management group was collected, ascending; in milliseconds. */
export async function loadTimes(db: Queryable, migrationId: string, groupKey: number): Promise<number[]> {
  const rows = await tables(db).import.findMany({
    where: where(migrationId, groupKey),
    select: { capturedAt: true },
    orderBy: [{ capturedAt: "asc" }, { number: "asc" }],
  });
  return rows.flatMap(({ capturedAt }) => capturedAt?.getTime() ?? []);
}

const select = {
  id: true,
  number: true,
  status: true,
  capturedAt: true,
  collected: true,
  added: true,
  changed: true,
  unchanged: true,
  missing: true,
  beside: true,
} satisfies Prisma.ImportSelect;
const newestFirst = [{ capturedAt: "desc" }, { number: "desc" }] satisfies Prisma.ImportOrderByWithRelationInput[];

/** The last collection of a management group, whether it is applied or waits. */
export async function loadLast(db: Queryable, migrationId: string, groupKey: number): Promise<Full | undefined> {
  const rows = await tables(db).import.findMany({ where: where(migrationId, groupKey), orderBy: newestFirst, take: 1, select });
  return allTyped("Import", rows).find(isFull);
}

/**
 * What counts of a management group's collections, the newest first: as many as it takes to say what was last told of each section that fails now. One that
 * waits told nothing yet.
 */
export async function loadApplied(db: Queryable, migrationId: string, groupKey: number, most = 20): Promise<Collection[]> {
  const applied = { ...where(migrationId, groupKey), status: "applied" };
  const rows = await tables(db).import.findMany({ where: applied, orderBy: newestFirst, take: most, select });
  const found = allTyped("Import", rows).filter(isFull).map(collectionOf);
  if (rows.length < most || !asksForOlder(found)) return found;
  return await loadApplied(db, migrationId, groupKey, most * 4);
}

const collectionOf = ({ id, number, capturedAt, collected }: Full): Collection => ({
  importId: id,
  importNumber: number,
  at: capturedAt.toISOString(),
  sections: collected.sections,
});

export function lastOf(row: Full): NonNullable<CollectedGroup["last"]> {
  const { version, computer, user, culture, scoped } = row.collected;
  const { importId, importNumber, at } = collectionOf(row);
  return { importId, importNumber, at, status: row.status, version, computer, user, culture, scoped, changes: changesIn(row) };
}
