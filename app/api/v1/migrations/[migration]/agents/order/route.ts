import { endpoints } from "@/lib/contracts/endpoints";
import { agentOrder } from "@/lib/server/agents/order";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(
  endpoints.agentsOrder,
  async ({ migration, query }) =>
    new Response(await agentOrder(migration, query), { headers: { "content-type": "application/octet-stream" } }),
);
