import "server-only";
import { z } from "zod";
import { type Alias, alias, type aliasList } from "@/lib/contracts/aliases";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

const row = alias.extend({ at: z.date() });

const aliasFrom = `select l.name, a.name as agent, l.reason, l.said_by as by, l.said_at as at, l.revision from alias l
    join agent a on a.migration_id = l.migration_id and a.key = l.agent_key
   where l.migration_id = $1`;

const present = (found: z.infer<typeof row>): Alias => ({ ...found, at: found.at.toISOString() });

export async function findAlias(db: Queryable, migrationId: string, name: string): Promise<Alias | null> {
  const [found] = await asked(db, row, `${aliasFrom} and l.name = $2`, [migrationId, name]);
  return found ? present(found) : null;
}

/** The other names of one agent. */
export async function aliasesOf(migrationId: string, agentKey: number): Promise<Alias[]> {
  const text = `${aliasFrom} and l.agent_key = $2 order by l.name collate "C"`;
  return (await asked(pool(), row, text, [migrationId, agentKey])).map(present);
}

export async function listAliases(
  migrationId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<z.infer<typeof aliasList>> {
  const after = decodeCursor(query.cursor, z.tuple([cursorText]))?.[0] ?? null;
  const text = `${aliasFrom} and ($2::text is null or l.name collate "C" > $2) order by l.name collate "C" limit $3`;
  const rows = await asked(pool(), row, text, [migrationId, after, query.limit + 1]);
  const items = rows.slice(0, query.limit).map(present);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.name]) : null,
    total: await tables(pool()).alias.count({ where: { migrationId } }),
  };
}
