import "server-only";
import type { AgentFilterQuery } from "@/lib/contracts/agents";
import { momentOf } from "./moment";
import type { AgentsOf } from "./rows";
import { agentsOrder, agentsQuestion } from "./select";
import { askAgents } from "./wide";

/**
 * Keys of all agents of a filter in order, 32 bits each, the highest byte first. PostgreSQL makes the bytes, so that a
 * hundred thousand keys are one value and not as many rows.
 */
export async function agentOrder(migration: AgentsOf, query: AgentFilterQuery): Promise<Uint8Array<ArrayBuffer>> {
  const question = agentsQuestion(migration.id, momentOf(query.asOf, migration.timeZone), query, { sort: query.sort });
  const { by } = agentsOrder(query.sort, question);
  const [row] = await askAgents<{ keys: Buffer<ArrayBuffer> | null }>(
    question,
    `select string_agg(int4send(key), ''::bytea) as keys from (select p.agent_key as key ${question.text} order by ${by}) sorted`,
  );
  return row?.keys ?? new Uint8Array();
}
