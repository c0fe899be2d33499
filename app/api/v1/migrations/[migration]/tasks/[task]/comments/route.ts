import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listComments } from "@/lib/server/tasks/comments/list";
import { addComment } from "@/lib/server/tasks/comments/write";

export const GET = handler(endpoints.taskCommentsList, async ({ migration, params, actor }) => ({
  status: 200,
  body: await listComments(migration.id, params.task, actor),
}));

export const POST = handler(endpoints.taskCommentsAdd, async ({ call, migration, params, body }) => ({
  status: 201,
  body: await addComment(call, migration.id, params.task, body.text),
}));
