import "server-only";
import { firstLabel } from "@/lib/domain/agent-names";
import { grouped } from "@/lib/domain/grouped";
import type { Queryable } from "@/lib/server/database/queryable";

/** What names in exports of other kinds mean: the agent's name, and all that a name without a domain may mean where it is not one. */
export type NamesMeant = { agentOf: (name: string) => string; mayMean: (name: string) => readonly string[] };

/**
 * The agent that a name means: the one that people say, the one of that name, or, for a name without a domain, the one agent
 * whose first label it is. A name that means none, or may mean several, stays as it is.
 */
export async function namesMeant(
  db: Queryable,
  migrationId: string,
  imports: readonly number[],
  names: readonly string[],
): Promise<NamesMeant> {
  const { rows: aliases } = await db.query<{ name: string; agent: string }>(
    `select l.name, a.name as agent from alias l join agent a on a.migration_id = l.migration_id and a.key = l.agent_key
      where l.migration_id = $1 and l.name = any($2)`,
    [migrationId, names],
  );
  const said = new Map(aliases.map(({ name, agent }) => [name, agent]));
  const bare = names.filter((name) => !name.includes("."));
  const { rows: alike } = bare.length
    ? await db.query<{ name: string }>(
        `select a.name from agent a where a.migration_id = $1 and split_part(a.name, '.', 1) = any($2)
            and exists (select from observation o where o.migration_id = $1 and o.agent_key = a.key and o.number = any($3) and o.outcome <> 'ignored')`,
        [migrationId, bare, imports],
      )
    : { rows: [] };
  const own = new Set(alike.map(({ name }) => name));
  const byLabel = grouped([...own].sort(), firstLabel);
  const mayMean = (name: string): readonly string[] => {
    const alias = said.get(name);
    if (alias !== undefined) return [alias];
    return own.has(name) || name.includes(".") ? [name] : (byLabel.get(name) ?? [name]);
  };
  const agentOf = (name: string) => {
    const [only, ...others] = mayMean(name);
    return only === undefined || others.length ? name : only;
  };
  return { agentOf, mayMean };
}
