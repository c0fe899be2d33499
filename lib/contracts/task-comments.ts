import { z } from "zod";
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
