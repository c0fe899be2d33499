import { endpoints } from "@/lib/contracts/endpoints";
import { undoAgentChange } from "@/lib/server/agents/undo-change";
import { handler } from "@/lib/server/endpoint/handler";

export const DELETE = handler(endpoints.agentsChangeUndo, async ({ call, migration, params }) => ({
  status: 200,
  body: await undoAgentChange(call, migration.id, params.change),
}));
