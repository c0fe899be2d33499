import "server-only";
import type { Queryable } from "@/lib/server/database/queryable";

/** What people say names mean: by name, the key and the name of the agent. */
export type Aliases = ReadonlyMap<string, { key: number; agent: string }>;

export async function loadAliases(db: Queryable, migrationId: string): Promise<Aliases> {
  const { rows } = await db.query<{ name: string; key: number; agent: string }>(
    `select l.name, l.agent_key as key, a.name as agent from alias l
       join agent a on a.migration_id = l.migration_id and a.key = l.agent_key
      where l.migration_id = $1 order by l.name`,
    [migrationId],
  );
  return new Map(rows.map(({ name, key, agent }) => [name, { key, agent }]));
}
