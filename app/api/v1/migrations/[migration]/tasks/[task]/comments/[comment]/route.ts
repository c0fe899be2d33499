import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { removeComment } from "@/lib/server/task-comments/write";

export const DELETE = handler(endpoints.taskCommentsRemove, async ({ actor, now, requestId, migration, params }) => ({
  status: 200,
  body: await removeComment({ actor, now, requestId }, migration.id, params.task, params.comment),
}));
