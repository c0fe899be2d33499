import { queryOptions } from "@tanstack/react-query";
import type { TaskComment } from "@/lib/contracts/task-comments";
import { migrationKey } from "./migrations";
import { request } from "./request";

const path = (migration: string, task: string) => `/api/v1/migrations/${migration}/tasks/${task}/comments`;

export const taskCommentsQuery = (migration: string, task: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "tasks", "comments", task],
    queryFn: ({ signal }) => request<{ items: TaskComment[] }>(path(migration, task), { signal }),
  });

export const addComment = (migration: string, task: string, text: string) =>
  request<TaskComment>(path(migration, task), { method: "POST", body: { text } });

export const removeComment = (migration: string, task: string, id: string) =>
  request<TaskComment>(`${path(migration, task)}/${id}`, { method: "DELETE" });
