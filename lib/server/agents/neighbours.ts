import "server-only";
import type { AgentNeighbours } from "@/lib/contracts/agents";
import { type Stage, stages } from "@/lib/domain/stages";
import { pool } from "@/lib/server/database/pool";
import { momentOf } from "./moment";
import { findAgent } from "./read";
import type { AgentsOf } from "./rows";
import { type AgentConditions, agentsQuestion } from "./select";
import { askAgents } from "./wide";

type Circle = AgentNeighbours["items"][number];

/** Agents that share a primary server or the domain with one, itself among them, counted by stage. */
export async function agentNeighbours(migration: AgentsOf, fqdn: string, asOf: string | undefined): Promise<AgentNeighbours> {
  const moment = momentOf(asOf, migration.timeZone);
  const agent = await findAgent(pool(), migration.id, fqdn, moment);
  const servers = new Map(
    agent.groups.flatMap(({ primaryServer }) => (primaryServer ? [[primaryServer.toLowerCase(), primaryServer]] : [])),
  );
  const circle = async (kind: Circle["kind"], name: string): Promise<Circle> => {
    const counts = await countStages(migration, moment, { [kind]: [name] });
    return { kind, name, stages: counts, total: stages.reduce((sum, stage) => sum + counts[stage], 0) };
  };
  const asked = [...servers.values()].map((name) => circle("server", name));
  return { items: await Promise.all(agent.domain ? [...asked, circle("domain", agent.domain)] : asked) };
}

async function countStages(migration: AgentsOf, moment: Date | null, filter: AgentConditions): Promise<Record<Stage, number>> {
  const question = agentsQuestion(migration.id, moment, filter);
  const rows = await askAgents<{ stage: Stage; count: number }>(
    question,
    `select p.stage, count(*)::int as count ${question.text} group by p.stage`,
  );
  const of = (stage: Stage) => rows.find((row) => row.stage === stage)?.count ?? 0;
  return Object.fromEntries(stages.map((stage) => [stage, of(stage)])) as Record<Stage, number>;
}
