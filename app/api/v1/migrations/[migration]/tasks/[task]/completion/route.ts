import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { changeCompletion } from "@/lib/server/tasks/completions";

export const PUT = handler(endpoints.tasksComplete, async ({ call, migration, params: { task: id }, body, ifMatch: revision }) => ({
  status: 200,
  body: await changeCompletion(call, migration.id, { id, revision }, { ...body, done: true }),
}));

export const DELETE = handler(endpoints.tasksReopen, async ({ call, migration, params: { task: id }, ifMatch: revision }) => ({
  status: 200,
  body: await changeCompletion(call, migration.id, { id, revision }, { done: false }),
}));
