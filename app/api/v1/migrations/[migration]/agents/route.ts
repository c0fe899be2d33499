import { endpoints } from "@/lib/contracts/endpoints";
import { listAgents } from "@/lib/server/agents/list";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.agentsList, async ({ migration, query }) => ({
  status: 200,
  body: await listAgents(migration, query),
}));
