import "server-only";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** Ids of a migration's imports by their number: what is derived knows numbers, links need ids. */
export async function importIds(db: Queryable, migrationId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await tables(db).import.findMany({ where: { migrationId }, select: { number: true, id: true } });
  return new Map(rows.map(({ number, id }) => [number, id]));
}
