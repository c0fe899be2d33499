import "server-only";
import type { AgentNeighbours } from "@/lib/contracts/agents";
import { byStage } from "@/lib/domain/stages";
import { pool } from "@/lib/server/database/pool";
import { estateOf } from "@/lib/server/estate/kept";
import { momentOf } from "./moment";
import { findAgent } from "./read";
import type { AgentsOf } from "./rows";

type Circle = AgentNeighbours["items"][number];

/** Agents that share a primary server or the domain with one, itself among them, counted by stage. */
export async function agentNeighbours(migration: AgentsOf, fqdn: string, asOf: string | undefined): Promise<AgentNeighbours> {
  const moment = momentOf(asOf, migration.timeZone);
  const agent = await findAgent(pool(), migration.id, fqdn, moment);
  const servers = new Map(
    agent.groups.flatMap(({ primaryServer }) => (primaryServer ? [[primaryServer.toLowerCase(), primaryServer]] : [])),
  );
  const view = (await estateOf(migration.id)).at(moment);
  const circle = (kind: Circle["kind"], name: string): Circle => {
    const selection = view.where({ [kind]: [name] });
    const counts = new Map(selection.countBy("stage").map(({ value, agents }) => [value, agents]));
    return { kind, name, stages: byStage((stage) => counts.get(stage) ?? 0), total: selection.total };
  };
  const asked = [...servers.values()].map((name) => circle("server", name));
  return { items: agent.domain ? [...asked, circle("domain", agent.domain)] : asked };
}
