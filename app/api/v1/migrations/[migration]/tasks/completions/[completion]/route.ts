import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { undoCompletions } from "@/lib/server/tasks/completions";

export const DELETE = answering(endpoints.completionsUndo, ({ call, migration, params }) =>
  undoCompletions(call, migration.id, params.completion),
);
