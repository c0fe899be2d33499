import "server-only";
import { z } from "zod";
import { asked } from "@/lib/server/database/asked";
import type { Queryable } from "@/lib/server/database/queryable";

/** What people say names mean: by name, the key and the name of the agent. */
export type Aliases = ReadonlyMap<string, { key: number; agent: string }>;

export async function loadAliases(db: Queryable, migrationId: string): Promise<Aliases> {
  const rows = await asked(
    db,
    z.object({ name: z.string(), key: z.int(), agent: z.string() }),
    `select l.name, l.agent_key as key, a.name as agent from alias l
       join agent a on a.migration_id = l.migration_id and a.key = l.agent_key
      where l.migration_id = $1 order by l.name`,
    [migrationId],
  );
  return new Map(rows.map(({ name, key, agent }) => [name, { key, agent }]));
}
