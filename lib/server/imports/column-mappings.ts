import "server-only";
import type { ImportInput } from "@/lib/contracts/imports";
import type { ColumnMapping, ReadColumn } from "@/lib/domain/export-rows";
import { allTyped } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Work } from "./change";
import { headerSetKey } from "./header-set-key";

/** What was said of columns in this migration, by the set of headers. */
export type Mappings = ReadonlyMap<string, ColumnMapping>;

export async function loadMappings(db: Queryable, migrationId: string): Promise<Mappings> {
  const rows = await tables(db).columnMapping.findMany({ where: { migrationId } });
  return new Map(allTyped("ColumnMapping", rows).map(({ headerSet, mapping }) => [headerSet, mapping]));
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
  const where = { migrationId_headerSet: { migrationId, headerSet: key } };
  const told = { mapping: columns, saidBy: call.actor.name, saidAt: call.now };
  await tables(client).columnMapping.upsert({ where, create: { migrationId, headerSet: key, headers: titles, ...told }, update: told });
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
