import "server-only";
import type { CollectedGroup } from "@/lib/contracts/collected";
import { asksForOlder, type Collection } from "@/lib/domain/collected/standing";
import { type Import, Prisma } from "@/lib/server/database/client/client";
import { allTyped, type Typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

type Row = Pick<
  Typed<"Import", Import>,
  "id" | "number" | "status" | "capturedAt" | "collected" | "added" | "changed" | "unchanged" | "missing"
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

/** The last collections of a management group, the newest first: as many as it takes to say what was last told of each section that fails now. */
export async function loadCollections(db: Queryable, migrationId: string, groupKey: number, most = 20): Promise<Full[]> {
  const rows = await tables(db).import.findMany({
    where: where(migrationId, groupKey),
    orderBy: [{ capturedAt: "desc" }, { number: "desc" }],
    take: most,
    select: {
      id: true,
      number: true,
      status: true,
      capturedAt: true,
      collected: true,
      added: true,
      changed: true,
      unchanged: true,
      missing: true,
    },
  });
  const found = allTyped("Import", rows).filter(isFull);
  if (rows.length < most || !asksForOlder(found.map(collectionOf))) return found;
  return await loadCollections(db, migrationId, groupKey, most * 4);
}

export const collectionOf = ({ id, number, capturedAt, collected }: Full): Collection => ({
  importId: id,
  importNumber: number,
  at: capturedAt.toISOString(),
  sections: collected.sections,
});

export function lastOf(row: Full): NonNullable<CollectedGroup["last"]> {
  const { version, computer, user, culture, scoped } = row.collected;
  const { added, changed, unchanged, missing, status } = row;
  const { importId, importNumber, at } = collectionOf(row);
  return { importId, importNumber, at, status, version, computer, user, culture, scoped, changes: { added, changed, unchanged, missing } };
}
