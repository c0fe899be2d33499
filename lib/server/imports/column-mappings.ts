import "server-only";
import { hash } from "node:crypto";
import type { ImportInput } from "@/lib/contracts/imports";
import type { ColumnMapping, ReadColumn } from "@/lib/domain/export-rows";
import { headerSetOf } from "@/lib/readers/mapped-columns";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Work } from "./change";

/** What was said of columns in this migration, by the set of headers. */
export type Mappings = ReadonlyMap<string, ColumnMapping>;

export function headerSetKey(headers: readonly string[]): string {
  return hash("sha1", headerSetOf(headers), "hex");
}

export async function loadMappings(db: Queryable, migrationId: string): Promise<Mappings> {
  const { rows } = await db.query<{ key: string; mapping: ColumnMapping }>(
    `select header_set as key, mapping from column_mapping where migration_id = $1`,
    [migrationId],
  );
  return new Map(rows.map(({ key, mapping }) => [key, mapping]));
}

/** Keeps what a request said of columns for every file with the same headers; saying the same again changes nothing. */
export async function rememberColumns(
  { client, call, migration: { id: migrationId }, tell }: Work,
  { columns }: ImportInput,
  headers: readonly ReadColumn[],
  importId: string,
): Promise<void> {
  if (!columns || !headers.length) return;
  const titles = headers.map(({ title }) => title);
  const key = headerSetKey(titles);
  const before = (await loadMappings(client, migrationId)).get(key) ?? null;
  if (before && JSON.stringify(Object.entries(before).sort()) === JSON.stringify(Object.entries(columns).sort())) return;
  if (!before && !Object.keys(columns).length) return;
  await client.query(
    `insert into column_mapping (migration_id, header_set, headers, mapping, said_by, said_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (migration_id, header_set) do update set mapping = $4, said_by = $5, said_at = $6`,
    [migrationId, key, titles, JSON.stringify(columns), call.actor.name, call.now],
  );
  const said = Object.entries(columns).map(([title, field]) => `${title} holds ${field}`);
  tell({
    verb: "imports.mapColumns",
    importId,
    subject: { kind: "import", id: importId, name: "Columns of files with the same headers" },
    summary: said.length
      ? `Columns mapped: ${said.slice(0, 6).join(", ")}${said.length > 6 ? ", ..." : ""}.`
      : "Columns are read as they are called again.",
    before: before ? { columns: before } : null,
    after: { columns },
  });
}
