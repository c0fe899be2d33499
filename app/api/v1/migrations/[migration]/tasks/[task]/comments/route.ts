import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listComments } from "@/lib/server/tasks/comments/list";
import { addComment } from "@/lib/server/tasks/comments/write";

export const GET = answering(endpoints.taskCommentsList, ({ migration, params, actor }) => listComments(migration.id, params.task, actor));

export const POST = answering(endpoints.taskCommentsAdd, ({ call, migration, params, body }) =>
  addComment(call, migration.id, params.task, body.text),
);
