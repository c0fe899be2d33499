import { queryOptions } from "@tanstack/react-query";
import { createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { CompletionInput, Task, TaskInput, TaskList, TaskPatch } from "@/lib/contracts/tasks";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

const tasksPath = (migration: string) => `/api/v1/migrations/${migration}/tasks`;

/** All tasks of all phases at once: they wait for one another across phases. */
export const tasksQuery = (migration: string, archived: boolean) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "tasks", archived],
    queryFn: ({ signal }) => request<TaskList>(`${tasksPath(migration)}${search({ archived, limit: 500 })}`, { signal }),
  });

type Revised = Pick<Task, "id" | "revision">;

export const addTask = (migration: string, body: TaskInput) => request<Task>(tasksPath(migration), { method: "POST", body });

export const editTask = (migration: string, { id, revision }: Revised, body: TaskPatch) =>
  request<Task>(`${tasksPath(migration)}/${id}`, { method: "PATCH", body, revision });

export const completeTask = (migration: string, { id, revision }: Revised, body: CompletionInput) =>
  request<Task>(`${tasksPath(migration)}/${id}/completion`, { method: "PUT", body, revision });

export const reopenTask = (migration: string, { id, revision }: Revised) =>
  request<Task>(`${tasksPath(migration)}/${id}/completion`, { method: "DELETE", revision });

/** A page of the checklist: a phase, or what is next for whoever looks. */
export type ChecklistPart = PhaseId | "next";

export const taskShows = ["all", "mine", "open", "stale", "blocked", "archived"] as const;
export type TaskShow = (typeof taskShows)[number];

export const checklistKeys = { show: parseAsStringLiteral(taskShows).withDefault("all"), task: parseAsString };
const write = createSerializer(checklistKeys);

export const checklistHref = (migration: string, part: ChecklistPart, filter: { show?: TaskShow; task?: string } = {}): string =>
  write(`/m/${migration}/checklists/${part}`, filter);
