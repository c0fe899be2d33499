import { agentChangeEndpoints } from "@/lib/contracts/agent-changes";
import { changeAgents } from "@/lib/server/agents/change";
import { listChanges } from "@/lib/server/agents/change-rows";
import { undoAgentChange } from "@/lib/server/agents/undo-change";
import { answers } from "@/lib/server/endpoint/answers";

export default answers(agentChangeEndpoints, {
  agentsChange: {
    run: async ({ call, migration, body }) => {
      const { made, plan } = await changeAgents(call, migration, body);
      return made ? { status: 201, body: made } : { status: 200, body: plan };
    },
  },
  agentsChanges: ({ migration }) => listChanges(migration.id),
  agentsChangeUndo: ({ call, migration, params }) => undoAgentChange(call, migration.id, params.change),
});
