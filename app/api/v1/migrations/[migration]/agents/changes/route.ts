import { endpoints } from "@/lib/contracts/endpoints";
import { changeAgents } from "@/lib/server/agents/change";
import { listChanges } from "@/lib/server/agents/change-rows";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = answering(endpoints.agentsChanges, ({ migration }) => listChanges(migration.id));

export const POST = handler(endpoints.agentsChange, async ({ call, migration, body }) => {
  const { made, plan } = await changeAgents(call, migration, body);
  return made ? { status: 201, body: made } : { status: 200, body: plan };
});
