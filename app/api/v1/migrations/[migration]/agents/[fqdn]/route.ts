import { endpoints } from "@/lib/contracts/endpoints";
import { editAgent } from "@/lib/server/agents/edit";
import { getAgent } from "@/lib/server/agents/read";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.agentsGet, async ({ migration, params, query }) => ({
  status: 200,
  body: await getAgent(migration, params.fqdn, query.asOf),
}));

export const PATCH = handler(endpoints.agentsEdit, async ({ actor, now, requestId, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editAgent({ actor, now, requestId }, migration.id, params.fqdn, body, ifMatch),
}));
