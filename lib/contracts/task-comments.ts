import { z } from "zod";
import { defineEndpoints } from "./endpoint";
import { instant } from "./wire";

/** What somebody wrote about a task. Plain text. */
export const taskComment = z.object({
  id: z.uuid(),
  at: instant,
  by: z.string(),
  /** Whoever asks wrote it. */
  mine: z.boolean(),
  text: z.string(),
});
export type TaskComment = z.infer<typeof taskComment>;

/** All comments of a task, the oldest first. */
export const taskCommentList = z.object({ items: z.array(taskComment) });

export const taskCommentInput = z.strictObject({ text: z.string().trim().min(1).max(4000) });

export const taskCommentEndpoints = defineEndpoints({
  taskCommentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/tasks/{task}/comments",
    summary: "List what people wrote about a task",
    verb: "tasks.read",
    answers: { 200: taskCommentList },
  },
  taskCommentsAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/tasks/{task}/comments",
    summary: "Write about a task",
    verb: "tasks.comment",
    body: taskCommentInput,
    answers: { 201: taskComment },
  },
  taskCommentsRemove: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/tasks/{task}/comments/{comment}",
    summary: "Take a comment out: one's own, or any as a lead",
    verb: "tasks.comment",
    answers: { 200: taskComment },
  },
});
