import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { removeComment } from "@/lib/server/tasks/comments/write";

export const DELETE = answering(endpoints.taskCommentsRemove, ({ call, migration, params }) =>
  removeComment(call, migration.id, params.task, params.comment),
);
