import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { editTask } from "@/lib/server/tasks/edit";

export const PATCH = handler(endpoints.tasksEdit, async ({ actor, now, requestId, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editTask({ actor, now, requestId }, migration.id, params.task, body, ifMatch),
}));
