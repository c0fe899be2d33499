import { z } from "zod";
import { defineEndpoints, inMigration } from "../endpoint";
import { taskComment, taskCommentInput, taskCommentList } from "../task-comments";

const ofTask = inMigration.extend({ task: z.uuid() });

export const taskCommentEndpoints = defineEndpoints({
  taskCommentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/tasks/{task}/comments",
    summary: "List what people wrote about a task",
    verb: "tasks.read",
    params: ofTask,
    answers: { 200: taskCommentList },
  },
  taskCommentsAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/tasks/{task}/comments",
    summary: "Write about a task",
    verb: "tasks.comment",
    params: ofTask,
    body: taskCommentInput,
    answers: { 201: taskComment },
  },
  taskCommentsRemove: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/tasks/{task}/comments/{comment}",
    summary: "Take a comment out: one's own, or any as a lead",
    verb: "tasks.comment",
    params: ofTask.extend({ comment: z.uuid() }),
    answers: { 200: taskComment },
  },
});
