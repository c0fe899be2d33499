import type { CompletionsInput } from "@/lib/contracts/completions";
import type { Task, TaskInput, TaskPatch } from "@/lib/contracts/tasks";
import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

/** All tasks of all phases at once: they wait for one another across phases. */
export const tasksQuery = (migration: string, archived: boolean) =>
  reading([...migrationKey(migration), "tasks", archived], "GET /api/v1/migrations/{migration}/tasks", {
    params: { migration },
    query: { archived, limit: 500 },
  });

type Revised = Pick<Task, "id" | "revision">;

export const addTask = (migration: string, body: TaskInput) =>
  change("POST /api/v1/migrations/{migration}/tasks", { params: { migration }, body });

export const editTask = (migration: string, { id: task, revision }: Revised, body: TaskPatch) =>
  change("PATCH /api/v1/migrations/{migration}/tasks/{task}", { params: { migration, task }, body, revision });

/** Ticks one task or many, or unticks them. */
export const completeTasks = (migration: string, { tasks, ...said }: Omit<CompletionsInput, "tasks"> & { tasks: readonly Revised[] }) =>
  change("POST /api/v1/migrations/{migration}/tasks/completions", {
    params: { migration },
    body: { ...said, tasks: tasks.map(({ id, revision }) => ({ id, revision })) },
  });

export const undoCompletions = (migration: string, completion: string) =>
  change("DELETE /api/v1/migrations/{migration}/tasks/completions/{completion}", { params: { migration, completion } });
