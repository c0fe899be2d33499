import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { addTask } from "@/lib/server/tasks/edit";
import { listTasks } from "@/lib/server/tasks/list";

export const GET = answering(endpoints.tasksList, ({ migration, query, actor }) => listTasks(migration.id, query, actor));

export const POST = answering(endpoints.tasksAdd, ({ call, migration, body }) => addTask(call, migration.id, body));
