import { endpoints } from "@/lib/contracts/endpoints";
import { agentsByKey } from "@/lib/server/agents/rows";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.agentsRows, async ({ migration, query }) => ({
  items: await agentsByKey(migration, query.keys, query.asOf),
}));
