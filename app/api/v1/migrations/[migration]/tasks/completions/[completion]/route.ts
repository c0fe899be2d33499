import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { undoCompletions } from "@/lib/server/tasks/completions";

export const DELETE = handler(endpoints.completionsUndo, async ({ call, migration, params }) => ({
  status: 200,
  body: await undoCompletions(call, migration.id, params.completion),
}));
