import "server-only";
import { z } from "zod";
import type { Alias, aliasList } from "@/lib/contracts/aliases";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";

type AliasRow = Omit<Alias, "at"> & { at: Date };

const aliasFrom = `select l.name, a.name as agent, l.reason, l.said_by as by, l.said_at as at, l.revision from alias l
    join agent a on a.migration_id = l.migration_id and a.key = l.agent_key
   where l.migration_id = $1`;

const present = (row: AliasRow): Alias => ({ ...row, at: row.at.toISOString() });

export async function findAlias(db: Queryable, migrationId: string, name: string): Promise<Alias | null> {
  const { rows } = await db.query<AliasRow>(`${aliasFrom} and l.name = $2`, [migrationId, name]);
  return rows[0] ? present(rows[0]) : null;
}

/** The other names of one agent. */
export async function aliasesOf(migrationId: string, agentKey: number): Promise<Alias[]> {
  const { rows } = await pool().query<AliasRow>(`${aliasFrom} and l.agent_key = $2 order by l.name collate "C"`, [migrationId, agentKey]);
  return rows.map(present);
}

export async function listAliases(
  migrationId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<z.infer<typeof aliasList>> {
  const after = decodeCursor(query.cursor, z.tuple([cursorText]))?.[0] ?? null;
  const { rows } = await pool().query<AliasRow>(
    `${aliasFrom} and ($2::text is null or l.name collate "C" > $2) order by l.name collate "C" limit $3`,
    [migrationId, after, query.limit + 1],
  );
  const counted = await pool().query<{ count: number }>("select count(*)::int as count from alias where migration_id = $1", [migrationId]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(present),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.name]) : null,
    total: counted.rows[0]?.count ?? 0,
  };
}
