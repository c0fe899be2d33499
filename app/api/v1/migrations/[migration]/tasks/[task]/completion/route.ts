import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { completeTask, reopenTask } from "@/lib/server/tasks/complete";

export const PUT = handler(endpoints.tasksComplete, async ({ actor, now, requestId, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await completeTask({ actor, now, requestId }, migration.id, params.task, body, ifMatch),
}));

export const DELETE = handler(endpoints.tasksReopen, async ({ actor, now, requestId, migration, params, ifMatch }) => ({
  status: 200,
  body: await reopenTask({ actor, now, requestId }, migration.id, params.task, ifMatch),
}));
