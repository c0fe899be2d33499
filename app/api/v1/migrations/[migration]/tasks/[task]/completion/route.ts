import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { completeTask, reopenTask } from "@/lib/server/tasks/complete";

export const PUT = handler(endpoints.tasksComplete, async ({ call, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await completeTask(call, migration.id, params.task, body, ifMatch),
}));

export const DELETE = handler(endpoints.tasksReopen, async ({ call, migration, params, ifMatch }) => ({
  status: 200,
  body: await reopenTask(call, migration.id, params.task, ifMatch),
}));
