import { z } from "zod";
import { defineEndpoints } from "./endpoint";
import { completionInput, task } from "./tasks";
import { count } from "./wire";

/** Several tasks ticked or unticked in one go. `revision` is what the decision rests on, task by task. */
export const completionsInput = completionInput.extend({
  done: z.boolean(),
  tasks: z
    .array(z.strictObject({ id: z.uuid(), revision: count.min(0) }))
    .min(1)
    .max(500),
});
export type CompletionsInput = z.infer<typeof completionsInput>;

/** Why a task was left as it is: it is so already, somebody changed it meanwhile, something before it is open, or it is no task any more. */
export const completionOutcomes = ["changed", "already", "stale", "waits", "unknown"] as const;
export type CompletionOutcome = (typeof completionOutcomes)[number];

/** `id` undoes the change, where there is one; of each task what became of it, and the task as it stands. */
export const completionsChanged = z.object({
  id: z.uuid().nullable(),
  changed: count,
  items: z.array(z.object({ id: z.uuid(), outcome: z.enum(completionOutcomes), sentence: z.string().nullable(), task: task.nullable() })),
});
export type CompletionsChanged = z.infer<typeof completionsChanged>;

/** `kept` are the keys of tasks that somebody changed since: those stay as they are. */
export const completionsUndone = z.object({ id: z.uuid(), restored: count, kept: z.array(z.string()) });
export type CompletionsUndone = z.infer<typeof completionsUndone>;

export const completionEndpoints = defineEndpoints({
  completionsMake: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/tasks/completions",
    summary: "Tick or untick several tasks at once",
    verb: "tasks.complete",
    body: completionsInput,
    answers: { 200: completionsChanged },
  },
  completionsUndo: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/tasks/completions/{completion}",
    summary: "Give several tasks back what they were before they were ticked or unticked at once",
    verb: "tasks.complete",
    answers: { 200: completionsUndone },
  },
});
