import "server-only";
import { type AgentBlocker, agentBlockerKinds, agentBlockers, type Part } from "@/lib/domain/gates/readiness";
import { type AgentFilter, agentsQuestion } from "@/lib/server/agents/select";
import { countingQuery } from "@/lib/server/progress/counting";

/** Agents that stand in the way, by who owns them. Counted by the question that lists them. */
export async function blockingAgents(migrationId: string): Promise<Record<AgentBlocker, Part[]>> {
  const counted = await Promise.all(
    agentBlockerKinds.map(async (kind) => [kind, await byOwner(migrationId, agentBlockers[kind])] as const),
  );
  return Object.fromEntries(counted) as Record<AgentBlocker, Part[]>;
}

async function byOwner(migrationId: string, filter: AgentFilter): Promise<Part[]> {
  const { text, values } = agentsQuestion(migrationId, null, filter, { planned: true });
  const rows = await countingQuery<{ name: string | null; count: number }>(
    `select min(pl.owner) as name, count(*)::int as count ${text} group by lower(pl.owner)`,
    values,
  );
  return rows.map((row) => ({ id: null, ...row }));
}

/** Agents per server that they name as their primary one, of the servers given. */
export async function agentsOn(migrationId: string, servers: readonly string[]): Promise<Part[]> {
  if (!servers.length) return [];
  const { text, values, put } = agentsQuestion(migrationId, null, { server: [...servers] });
  const names = put(servers.map((name) => name.toLowerCase()));
  const rows = await countingQuery<{ name: string; count: number }>(
    `select s.name, count(*)::int as count from (select unnest(p.servers) as name ${text}) s where s.name = any(${names}::text[]) group by s.name`,
    values,
  );
  return rows.map((row) => ({ id: null, ...row }));
}
