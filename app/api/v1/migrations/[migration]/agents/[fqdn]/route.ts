import { endpoints } from "@/lib/contracts/endpoints";
import { editAgent } from "@/lib/server/agents/edit";
import { getAgent } from "@/lib/server/agents/read";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.agentsGet, async ({ migration, params, query }) => ({
  status: 200,
  body: await getAgent(migration, params.fqdn, query.asOf),
}));

export const PATCH = handler(endpoints.agentsEdit, async ({ call, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editAgent(call, migration.id, params.fqdn, body, ifMatch),
}));
