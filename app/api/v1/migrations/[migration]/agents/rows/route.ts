import { endpoints } from "@/lib/contracts/endpoints";
import { agentsByKey } from "@/lib/server/agents/rows";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.agentsRows, async ({ migration, query }) => ({
  status: 200,
  body: { items: await agentsByKey(migration, query.keys, query.asOf) },
}));
