import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { editTask } from "@/lib/server/tasks/edit";

export const PATCH = handler(endpoints.tasksEdit, async ({ call, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editTask(call, migration.id, params.task, body, ifMatch),
}));
