import { taskEndpoints } from "@/lib/contracts/tasks";
import { answers } from "@/lib/server/endpoint/answers";
import { changeCompletion } from "@/lib/server/tasks/completions";
import { addTask, editTask } from "@/lib/server/tasks/edit";
import { listTasks } from "@/lib/server/tasks/list";

export default answers(taskEndpoints, {
  tasksList: ({ migration, query, actor }) => listTasks(migration.id, query, actor),
  tasksAdd: ({ call, migration, body }) => addTask(call, migration.id, body),
  tasksEdit: ({ call, migration, params, body, ifMatch }) => editTask(call, migration.id, params.task, body, ifMatch),
  tasksComplete: ({ call, migration, params: { task: id }, body, ifMatch: revision }) =>
    changeCompletion(call, migration.id, { id, revision }, { ...body, done: true }),
  tasksReopen: ({ call, migration, params: { task: id }, ifMatch: revision }) =>
    changeCompletion(call, migration.id, { id, revision }, { done: false }),
});
