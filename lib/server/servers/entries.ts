import "server-only";
import type { ComponentKind } from "@/lib/domain/components";
import type { Queryable } from "@/lib/server/database/queryable";

/** What people entered of a component. */
export type Entry = {
  id: string;
  revision: number;
  groupKey: number;
  kind: ComponentKind;
  name: string;
  instance: string | null;
  version: string | null;
  planned: boolean;
  owner: string | null;
  tags: string[];
  notes: string | null;
  enteredAt: Date;
  enteredBy: string;
  archivedAt: Date | null;
  archivedBy: string | null;
};

const columns = `id, revision, group_key as "groupKey", kind, name, instance, version, planned, owner, tags, notes,
  entered_at as "enteredAt", entered_by as "enteredBy", archived_at as "archivedAt", archived_by as "archivedBy"`;

export async function loadEntries(db: Queryable, migrationId: string): Promise<Entry[]> {
  return (await db.query<Entry>(`select ${columns} from component_entry where migration_id = $1`, [migrationId])).rows;
}

/** The entry, held until the end of the transaction. */
export async function lockEntry(db: Queryable, migrationId: string, id: string): Promise<Entry | null> {
  const { rows } = await db.query<Entry>(`select ${columns} from component_entry where migration_id = $1 and id = $2 for update`, [
    migrationId,
    id,
  ]);
  return rows[0] ?? null;
}

/** Writes the entry as it now stands. */
export async function writeEntry(db: Queryable, migrationId: string, entry: Entry): Promise<void> {
  const { id, revision, groupKey, kind, name, instance, version, planned, owner, tags, notes } = entry;
  await db.query(
    `insert into component_entry (migration_id, id, revision, group_key, kind, name, instance, version, planned, owner, tags, notes,
       entered_at, entered_by, archived_at, archived_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (migration_id, id) do update set revision = $3, kind = $5, instance = $7, version = $8, planned = $9, owner = $10,
       tags = $11, notes = $12, entered_at = $13, entered_by = $14, archived_at = $15, archived_by = $16`,
    [
      migrationId,
      id,
      revision,
      groupKey,
      kind,
      name,
      instance,
      version,
      planned,
      owner,
      tags,
      notes,
      entry.enteredAt,
      entry.enteredBy,
      entry.archivedAt,
      entry.archivedBy,
    ],
  );
}
