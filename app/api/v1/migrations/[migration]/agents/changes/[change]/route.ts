import { endpoints } from "@/lib/contracts/endpoints";
import { undoAgentChange } from "@/lib/server/agents/undo-change";
import { answering } from "@/lib/server/endpoint/answering";

export const DELETE = answering(endpoints.agentsChangeUndo, ({ call, migration, params }) =>
  undoAgentChange(call, migration.id, params.change),
);
