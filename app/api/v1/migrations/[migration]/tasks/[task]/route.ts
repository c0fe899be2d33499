import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { editTask } from "@/lib/server/tasks/edit";

export const PATCH = answering(endpoints.tasksEdit, ({ call, migration, params, body, ifMatch }) =>
  editTask(call, migration.id, params.task, body, ifMatch),
);
