import { agentEndpoints } from "@/lib/contracts/agents";
import { agentsCsv } from "@/lib/server/agents/csv";
import { editAgent } from "@/lib/server/agents/edit";
import { agentLandmarks } from "@/lib/server/agents/landmarks";
import { listAgents } from "@/lib/server/agents/list";
import { agentNeighbours } from "@/lib/server/agents/neighbours";
import { agentOrder } from "@/lib/server/agents/order";
import { getAgent } from "@/lib/server/agents/read";
import { agentsByKey } from "@/lib/server/agents/rows";
import { csvResponse } from "@/lib/server/answers/csv";
import { answers } from "@/lib/server/endpoint/answers";

export default answers(agentEndpoints, {
  agentsList: ({ migration, query }) => listAgents(migration, query),
  agentsCsv: {
    run: async ({ migration, query, now }) =>
      csvResponse(`${migration.name} agents ${(query.asOf ?? now.toISOString()).slice(0, 10)}.csv`, agentsCsv(migration, query)),
  },
  agentsOrder: {
    run: async ({ migration, query }) =>
      new Response(await agentOrder(migration, query), { headers: { "content-type": "application/octet-stream" } }),
  },
  agentsLandmarks: ({ migration, query }) => agentLandmarks(migration, query),
  agentsRows: async ({ migration, query }) => ({ items: await agentsByKey(migration, query.keys, query.asOf) }),
  agentsGet: ({ migration, params, query }) => getAgent(migration, params.fqdn, query.asOf),
  agentsNeighbours: ({ migration, params, query }) => agentNeighbours(migration, params.fqdn, query.asOf),
  agentsEdit: ({ call, migration, params, body, ifMatch }) => editAgent(call, migration.id, params.fqdn, body, ifMatch),
});
