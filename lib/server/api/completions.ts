import { completionEndpoints } from "@/lib/contracts/completions";
import { answers } from "@/lib/server/endpoint/answers";
import { changeCompletions, undoCompletions } from "@/lib/server/tasks/completions";

export default answers(completionEndpoints, {
  completionsMake: ({ call, migration, body }) => changeCompletions(call, migration.id, body),
  completionsUndo: ({ call, migration, params }) => undoCompletions(call, migration.id, params.completion),
});
