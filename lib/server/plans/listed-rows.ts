import "server-only";
import type { ListFacts } from "@/lib/domain/people-lists/fields";
import type { ListedRow } from "@/lib/domain/people-lists/listed";
import { listNameResolver, type Meant } from "@/lib/domain/people-lists/meant";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, json, readRows, text } from "@/lib/server/database/rows";

/** A row of a people's list that counts, and whom its name means. */
export type MeantRow = { number: number; row: number; name: string; facts: ListFacts; meant: Meant };

/** Rows of all lists that count, and of one (`look`) that is looked at, in the order of their capture. Few questions: none where there is no list. */
export async function loadMeantRows(db: Queryable, migrationId: string, look: number | null = null): Promise<MeantRow[]> {
  const rows = await readRows(
    db,
    { number: int, row: int, name: text, facts: json<ListFacts>() },
    `select r.number, r.row, r.name, r.facts from list_row r join import i on i.migration_id = r.migration_id and i.number = r.number
      where r.migration_id = $1 and r.outcome = 'accepted' and (i.status = 'applied' or i.number = $2)
      order by i.captured_at, i.sha256, i.number, r.row`,
    [migrationId, look],
  );
  if (!rows.length) return [];
  const known = await readRows(
    db,
    { key: int, name: text },
    `select a.key, a.name from agent a where a.migration_id = $1
        and exists (select from agent_period p where p.migration_id = a.migration_id and p.agent_key = a.key)`,
    [migrationId],
  );
  const aliases = await readRows(db, { name: text, key: int }, "select name, agent_key as key from alias where migration_id = $1", [
    migrationId,
  ]);
  const meantBy = listNameResolver(known, new Map(aliases.map(({ name, key }) => [name, key])));
  return rows.map((row) => ({ ...row, meant: meantBy(row.name) }));
}

/** Those that mean an agent. */
export function rowsOfAgents(rows: readonly MeantRow[]): ListedRow[] {
  return rows.flatMap(({ number, row, facts, meant }) => (meant.as === "agent" ? [{ number, row, key: meant.key, facts }] : []));
}
