import "server-only";
import type pg from "pg";
import type { AgentChangesInput } from "@/lib/contracts/agent-changes";
import { ProblemError } from "@/lib/server/answers/problem";
import { agentName } from "./read";
import type { AgentsOf } from "./rows";
import { agentsQuestion } from "./select";

type Chosen = Pick<AgentChangesInput, "filter" | "fqdns" | "keys">;
/** From here on a join by hash is safer than loops, whatever the statistics say; see wide.ts. */
const many = 1_000;

/** Keys of the agents that a change names, each once. A name or key that nobody has is refused, so that no slip goes unseen. */
export async function chosenKeys(client: pg.PoolClient, migration: AgentsOf, chosen: Chosen): Promise<number[]> {
  if (chosen.filter || (chosen.keys ?? chosen.fqdns ?? []).length > many) await client.query("set local enable_nestloop = off");
  if (chosen.filter) {
    const { text, values } = agentsQuestion(migration.id, null, chosen.filter);
    return keysOf(await client.query<{ key: number }>(`select p.agent_key as key ${text} order by 1`, values));
  }
  const [column, wanted] = chosen.fqdns ? (["name", chosen.fqdns.map(agentName)] as const) : (["agent_key", chosen.keys ?? []] as const);
  const asked = [...new Set<string | number>(wanted)];
  const { rows } = await client.query<{ key: number; name: string }>(
    `select agent_key as key, name from agent_now where migration_id = $1 and ${column} = any($2) order by agent_key`,
    [migration.id, asked],
  );
  const known = new Set<string | number>(rows.map((row) => (chosen.fqdns ? row.name : row.key)));
  const unknown = asked.filter((one) => !known.has(one));
  if (unknown.length > 0) throw new ProblemError(404, "not-observed", `In no import: ${unknown.slice(0, 5).join(", ")}.`);
  return rows.map(({ key }) => key);
}

function keysOf({ rows }: pg.QueryResult<{ key: number }>): number[] {
  return rows.map(({ key }) => key);
}

/** One writer at a time per agent, always in the order of keys. Imports may go on meanwhile. */
export async function lockAgents(client: pg.PoolClient, migrationId: string, keys: readonly number[]): Promise<void> {
  await client.query(
    `select count(*) from (select from agent where migration_id = $1 and key = any($2::int[]) order by key for no key update) locked`,
    [migrationId, keys],
  );
}
