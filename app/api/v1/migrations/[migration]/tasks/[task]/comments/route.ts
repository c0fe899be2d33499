import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { listComments } from "@/lib/server/task-comments/list";
import { addComment } from "@/lib/server/task-comments/write";

export const GET = handler(endpoints.taskCommentsList, async ({ migration, params, actor }) => ({
  status: 200,
  body: await listComments(migration.id, params.task, actor),
}));

export const POST = handler(endpoints.taskCommentsAdd, async ({ actor, now, requestId, migration, params, body }) => ({
  status: 201,
  body: await addComment({ actor, now, requestId }, migration.id, params.task, body.text),
}));
