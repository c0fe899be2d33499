import "server-only";
import type { ComponentEntry } from "@/lib/server/database/client/client";
import { allTyped, type Typed, typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** What people entered of a component. */
export type Entry = Omit<Typed<"ComponentEntry", ComponentEntry>, "migrationId">;

const omit = { migrationId: true } as const;

export async function loadEntries(db: Queryable, migrationId: string): Promise<Entry[]> {
  return allTyped("ComponentEntry", await tables(db).componentEntry.findMany({ where: { migrationId }, omit }));
}

export async function findEntry(db: Queryable, migrationId: string, id: string): Promise<Entry | null> {
  const found = await tables(db).componentEntry.findUnique({ where: { migrationId_id: { migrationId, id } }, omit });
  return found && typed("ComponentEntry", found);
}

/** Writes the entry as it now stands. */
export async function writeEntry(db: Queryable, migrationId: string, entry: Entry): Promise<void> {
  const where = { migrationId_id: { migrationId, id: entry.id } };
  await tables(db).componentEntry.upsert({ where, create: { ...entry, migrationId }, update: entry });
}
