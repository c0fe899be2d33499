import { endpoints } from "@/lib/contracts/endpoints";
import { listAgents } from "@/lib/server/agents/list";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.agentsList, ({ migration, query }) => listAgents(migration, query));
