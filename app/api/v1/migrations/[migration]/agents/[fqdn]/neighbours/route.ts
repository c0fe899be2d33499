import { endpoints } from "@/lib/contracts/endpoints";
import { agentNeighbours } from "@/lib/server/agents/neighbours";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.agentsNeighbours, async ({ migration, params, query }) => ({
  status: 200,
  body: await agentNeighbours(migration, params.fqdn, query.asOf),
}));
