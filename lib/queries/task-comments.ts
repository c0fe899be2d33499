import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

export const taskCommentsQuery = (migration: string, task: string) =>
  reading([...migrationKey(migration), "tasks", "comments", task], "GET /api/v1/migrations/{migration}/tasks/{task}/comments", {
    params: { migration, task },
  });

export const addComment = (migration: string, task: string, text: string) =>
  change("POST /api/v1/migrations/{migration}/tasks/{task}/comments", { params: { migration, task }, body: { text } });

export const removeComment = (migration: string, task: string, comment: string) =>
  change("DELETE /api/v1/migrations/{migration}/tasks/{task}/comments/{comment}", { params: { migration, task, comment } });
