import "server-only";
import { firstLabel } from "@/lib/domain/agent-names";
import { grouped } from "@/lib/domain/grouped";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, readRows, text } from "@/lib/server/database/rows";
import type { Naming } from "./naming";
import { meaningsOfNames } from "./seen";

/** What names in exports of other kinds mean: the agent's name, and all that a name without a domain may mean where it is not one. */
export type NamesMeant = { agentOf: (name: string) => string; mayMean: (name: string) => readonly string[] };

/**
 * The agent that a name means: the one that people say, the one of that name, or, for a name without a domain, the one agent
 * whose first label it is. A name that means none, or may mean several, stays as it is. `timeline` holds the imports of agents that count.
 */
export async function namesMeant(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  naming: Naming,
  names: readonly string[],
): Promise<NamesMeant> {
  const bare = names.filter((name) => !name.includes("."));
  const own = new Set(bare.length ? await agentsWithLabel(db, migrationId, timeline, naming, bare) : []);
  const byLabel = grouped([...own].sort(), firstLabel);
  const mayMean = (name: string): readonly string[] => {
    const alias = naming.known.aliases.get(name);
    if (alias !== undefined) return [alias.agent];
    return own.has(name) || name.includes(".") ? [name] : (byLabel.get(name) ?? [name]);
  };
  const agentOf = (name: string) => {
    const [only, ...others] = mayMean(name);
    return only === undefined || others.length ? name : only;
  };
  return { agentOf, mayMean };
}

/** Names of agents with these first labels that rows mean which are not set aside. */
async function agentsWithLabel(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  naming: Naming,
  labels: readonly string[],
): Promise<string[]> {
  const alike = await readRows(
    db,
    { key: int, name: text },
    "select key, name from agent where migration_id = $1 and split_part(name, '.', 1) = any($2)",
    [migrationId, labels],
  );
  const meant = new Set<number>();
  const keys = alike.map(({ key }) => key);
  for await (const meanings of meaningsOfNames(db, migrationId, timeline, naming, keys))
    for (const { agent, outcome } of meanings) if (agent !== null && outcome !== "ignored") meant.add(agent);
  const rows = await readRows(
    db,
    { key: int },
    `select key from unnest($2::int[]) as key
      where exists (select from observation o where o.migration_id = $1 and o.name_key = key and o.number = any($3) and o.outcome <> 'ignored')`,
    [migrationId, keys.filter((key) => !naming.familyOf.has(key)), timeline.imports.map(({ number }) => number)],
  );
  for (const { key } of rows) meant.add(key);
  return alike.flatMap(({ key, name }) => (meant.has(key) ? [name] : []));
}
