import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { addTask } from "@/lib/server/tasks/edit";
import { listTasks } from "@/lib/server/tasks/list";

export const GET = handler(endpoints.tasksList, async ({ migration, query, actor }) => ({
  status: 200,
  body: await listTasks(migration.id, query, actor),
}));

export const POST = handler(endpoints.tasksAdd, async ({ call, migration, body }) => ({
  status: 201,
  body: await addTask(call, migration.id, body),
}));
