import "server-only";
import type { ListFacts } from "@/lib/domain/people-lists/fields";
import type { ListedRow } from "@/lib/domain/people-lists/listed";
import { listNameResolver, type Meant } from "@/lib/domain/people-lists/meant";
import type { Queryable } from "@/lib/server/database/queryable";
import { flag, int, json, readRows, text } from "@/lib/server/database/rows";

/** A row of a people's list that counts, and whom its name means. */
export type MeantRow = { number: number; row: number; name: string; facts: ListFacts; meant: Meant };

/** `look`: an import that does not count yet, with the others; `until` and `before`: only lists up to that one, with it or without. */
type Asked = { look?: number; until?: number; before?: number };

/**
 * The rows that count, in the order of the capture of their lists. Of one name in lists with the same columns, such as yesterday's and today's of one
 * inventory, those of the newest list do. Where there is no list nothing else is asked.
 */
export async function loadMeantRows(db: Queryable, migrationId: string, { look, until, before }: Asked = {}): Promise<MeantRow[]> {
  const rows = await readRows(
    db,
    { number: int, row: int, name: text, facts: json<ListFacts>() },
    `with lists as (
       select number, list_set, row_number() over (order by captured_at, sha256, number) as place
         from import where migration_id = $1 and kind = 'peopleList' and captured_at is not null and (status = 'applied' or number = $2)),
     aged as (
       select r.number, r.row, r.name, r.facts, l.place, rank() over (partition by l.list_set, r.name order by l.place desc) as age
         from list_row r join lists l on l.number = r.number
        where r.migration_id = $1 and r.outcome = 'accepted' and ($3::int is null or l.place <= (select place from lists where number = $3))
          and ($4::int is null or l.place < (select place from lists where number = $4)))
     select number, row, name, facts from aged where age = 1 order by place, row`,
    [migrationId, look ?? null, until ?? null, before ?? null],
  );
  if (!rows.length) return [];
  const known = await readRows(
    db,
    { key: int, name: text, live: flag },
    `select a.key, a.name, ${isLive} as live from agent a where a.migration_id = $1 and ${isKnown}`,
    [migrationId],
  );
  const aliases = await readRows(db, { name: text, key: int }, "select name, agent_key as key from alias where migration_id = $1", [
    migrationId,
  ]);
  const meantBy = listNameResolver(known, new Map(aliases.map(({ name, key }) => [name, key])));
  return rows.map((row) => ({ ...row, meant: meantBy(row.name) }));
}

/** SQL for an agent `a` that any import that counts names, and one that a management group lists now. */
export const isKnown = "exists (select from agent_period p where p.migration_id = a.migration_id and p.agent_key = a.key)";
export const isLive = `exists (select from agent_period p where p.migration_id = a.migration_id and p.agent_key = a.key
  and p.to_at is null and p.stage <> 'gone')`;

/** Those that mean an agent. */
export function rowsOfAgents(rows: readonly MeantRow[]): ListedRow[] {
  return rows.flatMap(({ number, row, facts, meant }) => (meant.as === "agent" ? [{ number, row, key: meant.key, facts }] : []));
}
