import type { Task } from "@/lib/contracts/tasks";
import { ask, type Call } from "@/lib/server/endpoint/testing/ask";

/** For tests: tasks as a script with a token of the given role sees them, an engineer's unless said otherwise. */
export function tasksOf(migration: string) {
  const list = (query = "?limit=500", call: Call = {}) =>
    ask("GET /api/v1/migrations/{migration}/tasks", { params: { migration }, query }, { role: "engineer", ...call });
  return {
    list,
    /** The task of this key, and of this server where there are several. */
    find: async (key: string, subject?: string, query?: string): Promise<Task> => {
      const { body } = await list(query);
      const found = body.items.find((task) => task.key === key && (subject === undefined || task.subject === subject));
      if (!found) throw new Error(`No task ${key} ${subject ?? ""}`);
      return found;
    },
    add: (body: unknown, call: Call = { role: "lead" }) =>
      ask("POST /api/v1/migrations/{migration}/tasks", { params: { migration }, body }, { role: "engineer", ...call }),
    edit: ({ id: task, revision }: Task, body: unknown, call: Call = {}) =>
      ask(
        "PATCH /api/v1/migrations/{migration}/tasks/{task}",
        { params: { migration, task }, body },
        { role: "engineer", ifMatch: revision, ...call },
      ),
    tick: ({ id: task, revision }: Task, body: unknown = {}, call: Call = {}) =>
      ask(
        "PUT /api/v1/migrations/{migration}/tasks/{task}/completion",
        { params: { migration, task }, body },
        { role: "engineer", ifMatch: revision, ...call },
      ),
    untick: ({ id: task, revision }: Task, call: Call = {}) =>
      ask(
        "DELETE /api/v1/migrations/{migration}/tasks/{task}/completion",
        { params: { migration, task } },
        { role: "engineer", ifMatch: revision, ...call },
      ),
    complete: (tasks: readonly Pick<Task, "id" | "revision">[], body: object = {}, call: Call = {}) =>
      ask(
        "POST /api/v1/migrations/{migration}/tasks/completions",
        { params: { migration }, body: { done: true, tasks: tasks.map(({ id, revision }) => ({ id, revision })), ...body } },
        { role: "engineer", ...call },
      ),
    undoCompletions: (completion: string | null, call: Call = {}) =>
      ask(
        "DELETE /api/v1/migrations/{migration}/tasks/completions/{completion}",
        { params: { migration, completion: completion ?? "" } },
        { role: "engineer", ...call },
      ),
  };
}
