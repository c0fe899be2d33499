import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { removeComment } from "@/lib/server/tasks/comments/write";

export const DELETE = handler(endpoints.taskCommentsRemove, async ({ call, migration, params }) => ({
  status: 200,
  body: await removeComment(call, migration.id, params.task, params.comment),
}));
