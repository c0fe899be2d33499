import * as completion from "@/app/api/v1/migrations/[migration]/tasks/[task]/completion/route";
import * as one from "@/app/api/v1/migrations/[migration]/tasks/[task]/route";
import * as many from "@/app/api/v1/migrations/[migration]/tasks/route";
import type { Task, TaskList } from "@/lib/contracts/tasks";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

/** For tests: tasks as a script with a token of the given role sees them. */
type Call = { role?: Role; ifMatch?: number };
type Told = Task & Problem & { current?: Task; open?: { id: string; key: string }[] };

export function tasksOf(migration: string) {
  const path = `/api/v1/migrations/${migration}/tasks`;
  const ask = async <T>(
    route: Parameters<typeof knock>[0],
    { role = "engineer", ifMatch }: Call,
    { task, at = "", ...rest }: { task?: string; at?: string; method?: string; body?: unknown },
  ) => {
    const headers = { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }) };
    const params: Record<string, string> = task ? { migration, task } : { migration };
    const response = await knock(route, `${path}${task ? `/${task}` : ""}${at}`, { headers, params, ...rest });
    return { status: response.status, body: (await response.json()) as T };
  };
  const list = async (query = "?limit=500", call: Call = {}) => ask<TaskList & Problem>(many.GET, call, { at: query });
  return {
    list,
    /** The task of this key, and of this server where there are several. */
    find: async (key: string, subject?: string, query?: string): Promise<Task> => {
      const { body } = await list(query);
      const found = body.items.find((task) => task.key === key && (subject === undefined || task.subject === subject));
      if (!found) throw new Error(`No task ${key} ${subject ?? ""}`);
      return found;
    },
    add: async (body: unknown, call: Call = { role: "lead" }) => ask<Told>(many.POST, call, { method: "POST", body }),
    edit: async ({ id, revision }: Task, body: unknown, call: Call = {}) =>
      ask<Told>(one.PATCH, { ifMatch: revision, ...call }, { task: id, method: "PATCH", body }),
    tick: async ({ id, revision }: Task, body: unknown = {}, call: Call = {}) =>
      ask<Told>(completion.PUT, { ifMatch: revision, ...call }, { task: id, at: "/completion", method: "PUT", body }),
    untick: async ({ id, revision }: Task, call: Call = {}) =>
      ask<Told>(completion.DELETE, { ifMatch: revision, ...call }, { task: id, at: "/completion", method: "DELETE" }),
  };
}
