import { endpoints } from "@/lib/contracts/endpoints";
import { agentNeighbours } from "@/lib/server/agents/neighbours";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.agentsNeighbours, ({ migration, params, query }) =>
  agentNeighbours(migration, params.fqdn, query.asOf),
);
