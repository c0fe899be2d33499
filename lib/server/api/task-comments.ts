import { taskCommentEndpoints } from "@/lib/contracts/task-comments";
import { answers } from "@/lib/server/endpoint/answers";
import { listComments } from "@/lib/server/tasks/comments/list";
import { addComment, removeComment } from "@/lib/server/tasks/comments/write";

export default answers(taskCommentEndpoints, {
  taskCommentsList: ({ migration, params, actor }) => listComments(migration.id, params.task, actor),
  taskCommentsAdd: ({ call, migration, params, body }) => addComment(call, migration.id, params.task, body.text),
  taskCommentsRemove: ({ call, migration, params }) => removeComment(call, migration.id, params.task, params.comment),
});
