import "server-only";
import type pg from "pg";
import { listOf, readRows, text } from "@/lib/server/database/rows";

export type Table = { name: string; columns: string[] };

/** What belongs to one running server: who is signed in, attempts to sign in, answers kept for repeats. And the schema's own history. */
const leftOut = ["session", "verification", "rateLimit", "idempotency", "_prisma_migrations"];

/** Every table of a backup with the columns that can be written, so ordered that what a table refers to comes before it. */
export async function backupTables(client: Pick<pg.ClientBase, "query">): Promise<Table[]> {
  const rows = await readRows(
    client,
    { name: text, columns: listOf(text), needs: listOf(text) },
    `select c.relname as name,
       (select json_agg(a.attname order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select coalesce(json_agg(r.relname), '[]') from pg_constraint k join pg_class r on r.oid = k.confrelid
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1) order by c.relname`,
    [leftOut],
  );
  const ordered: Table[] = [];
  const waiting = [...rows];
  while (waiting.length) {
    const next = waiting.findIndex(({ needs }) => !waiting.some(({ name }) => needs.includes(name)));
    const [table] = waiting.splice(next, 1);
    if (next < 0 || !table) throw new Error(`Tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(", ")}`);
    ordered.push({ name: table.name, columns: table.columns });
  }
  return ordered;
}

export function copyOf({ name, columns }: Table): string {
  return `copy ${quoted(name)} (${columns.map(quoted).join(", ")})`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
