import { endpoints } from "@/lib/contracts/endpoints";
import { editAgent } from "@/lib/server/agents/edit";
import { getAgent } from "@/lib/server/agents/read";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.agentsGet, ({ migration, params, query }) => getAgent(migration, params.fqdn, query.asOf));

export const PATCH = answering(endpoints.agentsEdit, ({ call, migration, params, body, ifMatch }) =>
  editAgent(call, migration.id, params.fqdn, body, ifMatch),
);
