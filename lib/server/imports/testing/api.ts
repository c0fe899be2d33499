import * as neighboursRoute from "@/app/api/v1/migrations/[migration]/agents/[fqdn]/neighbours/route";
import * as apartRoute from "@/app/api/v1/migrations/[migration]/agents/[fqdn]/other-computers/[name]/route";
import * as agentRoute from "@/app/api/v1/migrations/[migration]/agents/[fqdn]/route";
import * as changeRoute from "@/app/api/v1/migrations/[migration]/agents/changes/[change]/route";
import * as changesRoute from "@/app/api/v1/migrations/[migration]/agents/changes/route";
import * as orderRoute from "@/app/api/v1/migrations/[migration]/agents/order/route";
import * as agents from "@/app/api/v1/migrations/[migration]/agents/route";
import * as agentRowsRoute from "@/app/api/v1/migrations/[migration]/agents/rows/route";
import * as csvRoute from "@/app/api/v1/migrations/[migration]/agents.csv/route";
import * as aliasRoute from "@/app/api/v1/migrations/[migration]/aliases/[name]/route";
import * as aliases from "@/app/api/v1/migrations/[migration]/aliases/route";
import * as comparisonRoute from "@/app/api/v1/migrations/[migration]/comparison/route";
import * as componentsRoute from "@/app/api/v1/migrations/[migration]/components/route";
import * as application from "@/app/api/v1/migrations/[migration]/imports/[import]/application/route";
import * as fileRoute from "@/app/api/v1/migrations/[migration]/imports/[import]/file/route";
import * as one from "@/app/api/v1/migrations/[migration]/imports/[import]/route";
import * as rowsRoute from "@/app/api/v1/migrations/[migration]/imports/[import]/rows/route";
import * as many from "@/app/api/v1/migrations/[migration]/imports/route";
import * as overviewRoute from "@/app/api/v1/migrations/[migration]/overview/route";
import * as progressRoute from "@/app/api/v1/migrations/[migration]/progress/route";
import * as remainingRoute from "@/app/api/v1/migrations/[migration]/remaining/route";
import type { AgentChangeList, AgentChangePlan, AgentChangeRecord, AgentChangeUndone } from "@/lib/contracts/agent-changes";
import type { Agent, AgentDetail, AgentNeighbours } from "@/lib/contracts/agents";
import type { Alias, NameApart } from "@/lib/contracts/aliases";
import type { Component } from "@/lib/contracts/components";
import type { ImportRecord, ImportRow } from "@/lib/contracts/imports";
import type { Comparison, Overview } from "@/lib/contracts/overview";
import type { Progress } from "@/lib/contracts/progress";
import type { Remaining } from "@/lib/contracts/remaining";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { pool } from "@/lib/server/database/pool";
import { knock, makeToken } from "@/lib/server/people/testing";

/** For tests: the API as a script with a token of the given role sees it. */
export async function tokenOf(role: Role): Promise<string> {
  const known = tokens.get(pool()) ?? new Map<Role, Promise<string>>();
  tokens.set(pool(), known);
  const token = known.get(role) ?? makeToken(role);
  known.set(role, token);
  return await token;
}
/** A token is known to its database alone. */
const tokens = new WeakMap<object, Map<Role, Promise<string>>>();

type Answer<T> = { status: number; body: T; response: Response };
/** An import or a problem, whichever came; both have a status, in their own sense. */
type Told = Omit<ImportRecord, "status"> & Omit<Problem, "status"> & { status: ImportRecord["status"] | number };
type List<T> = { items: T[]; nextCursor: string | null; total: number };
type Call = { role?: Role; ifMatch?: number; headers?: Record<string, string> };
export type Fields = Partial<
  Record<"kind" | "group" | "capturedAt" | "dateOrder" | "coverage" | "columns" | "apply" | "upload" | `coverage.${string}`, string>
>;
type Answers = Omit<Fields, "columns" | "coverage" | "upload"> & {
  columns?: Record<string, string>;
  coverage?: string | Record<string, string>;
};

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.clone().text();
  return { status: response.status, body: text ? JSON.parse(text) : null, response };
}

async function headersOf({ role = "lead", ifMatch, headers }: Call): Promise<Record<string, string>> {
  return { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }), ...headers };
}

/** A multipart body whose parts come in the given order. A pair of text and name is a file. */
export function formOf(
  parts: readonly (readonly [string, string | { content: string | Uint8Array<ArrayBuffer>; fileName: string }])[],
): FormData {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === "string") form.append(name, value);
    else form.append(name, new Blob([value.content]), value.fileName);
  }
  return form;
}

export function apiOf(migration: string) {
  const path = `/api/v1/migrations/${migration}`;
  const params = { migration };
  const ask = async (
    route: Parameters<typeof knock>[0],
    at: string,
    more: Record<string, string> = {},
    call: Call = {},
    method = "GET",
    body?: unknown,
  ) =>
    knock(route, `${path}${at}`, {
      method,
      headers: await headersOf(call),
      params: { ...params, ...more },
      ...(body === undefined ? {} : { body }),
    });
  /** Sends any body; `type` where the body does not tell it itself. */
  const post = async (body: BodyInit | null, call: Call = {}): Promise<Answer<Told>> => {
    const headers = { host: "localhost:3000", ...(await headersOf(call)) };
    const request = new Request(`http://localhost:3000${path}/imports`, {
      method: "POST",
      headers,
      body,
      ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    } as RequestInit);
    return read(await many.POST(request, { params: Promise.resolve(params) }));
  };
  return {
    post,
    /** An export with the given fields; applied unless said otherwise. */
    send: (content: string | Uint8Array<ArrayBuffer>, fields: Fields & { fileName?: string } = {}, call: Call = {}) => {
      const { fileName = "agents.csv", ...said } = { apply: "true", ...fields };
      return post(formOf([...Object.entries(said), ["file", { content, fileName }]]), call);
    },
    imports: async (query = "", call: Call = {}) => read<List<ImportRecord>>(await ask(many.GET, `/imports${query}`, {}, call)),
    import: async (id: string, call: Call = {}) => read<Told>(await ask(one.GET, `/imports/${id}`, { import: id }, call)),
    file: async (id: string, call: Call = {}) => ask(fileRoute.GET, `/imports/${id}/file`, { import: id }, call),
    rows: async (id: string, query = "", call: Call = {}) =>
      read<List<ImportRow> & Problem>(await ask(rowsRoute.GET, `/imports/${id}/rows${query}`, { import: id }, call)),
    answer: async (id: string, body: Answers, call: Call = {}) =>
      read<Told & { current?: ImportRecord }>(await ask(one.PATCH, `/imports/${id}`, { import: id }, call, "PATCH", body)),
    apply: async (id: string, body: Answers = {}, call: Call = {}) =>
      read<Told & { import?: ImportRecord; current?: ImportRecord }>(
        await ask(application.POST, `/imports/${id}/application`, { import: id }, call, "POST", body),
      ),
    undo: async (id: string, call: Call = {}) => read<Told>(await ask(one.DELETE, `/imports/${id}`, { import: id }, call, "DELETE")),
    components: async () => read<List<Component>>(await ask(componentsRoute.GET, "/components")),
    agents: async (query = "", call: Call = {}) => read<List<Agent> & Problem>(await ask(agents.GET, `/agents${query}`, {}, call)),
    agent: async (fqdn: string, query = "", call: Call = {}) =>
      read<AgentDetail & Problem>(await ask(agentRoute.GET, `/agents/${fqdn}${query}`, { fqdn }, call)),
    edit: async (fqdn: string, body: unknown, call: Call = {}) =>
      read<Agent & Problem & { current?: Agent }>(await ask(agentRoute.PATCH, `/agents/${fqdn}`, { fqdn }, call, "PATCH", body)),
    /** Keys in order, read as the grid reads them. */
    order: async (query = "", call: Call = {}) => {
      const bytes = Buffer.from(await (await ask(orderRoute.GET, `/agents/order${query}`, {}, call)).arrayBuffer());
      return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readInt32BE(i * 4));
    },
    agentRows: async (query: string, call: Call = {}) =>
      read<{ items: Agent[] } & Problem>(await ask(agentRowsRoute.GET, `/agents/rows${query}`, {}, call)),
    neighbours: async (fqdn: string, query = "", call: Call = {}) =>
      read<AgentNeighbours & Problem>(await ask(neighboursRoute.GET, `/agents/${fqdn}/neighbours${query}`, { fqdn }, call)),
    change: async (body: unknown, call: Call = {}) =>
      read<AgentChangePlan & AgentChangeRecord & Problem & { current?: AgentChangePlan }>(
        await ask(changesRoute.POST, "/agents/changes", {}, call, "POST", body),
      ),
    changes: async (call: Call = {}) => read<AgentChangeList & Problem>(await ask(changesRoute.GET, "/agents/changes", {}, call)),
    undoChange: async (change: string, call: Call = {}) =>
      read<AgentChangeUndone & Problem>(await ask(changeRoute.DELETE, `/agents/changes/${change}`, { change }, call, "DELETE")),
    aliases: async (query = "", call: Call = {}) => read<List<Alias> & Problem>(await ask(aliases.GET, `/aliases${query}`, {}, call)),
    say: async (name: string, agent: string, call: Call = {}) =>
      read<Alias & Problem>(await ask(aliases.POST, "/aliases", {}, call, "POST", { name, agent })),
    keepApart: async (fqdn: string, name: string, call: Call = {}) =>
      read<NameApart & Problem>(
        await ask(apartRoute.PUT, `/agents/${fqdn}/other-computers/${name}`, { fqdn, name }, call, "PUT", { reason: "Two machines" }),
      ),
    takeApartBack: async (fqdn: string, name: string, call: Call = {}) =>
      read<NameApart & Problem>(await ask(apartRoute.DELETE, `/agents/${fqdn}/other-computers/${name}`, { fqdn, name }, call, "DELETE")),
    takeBack: async (name: string, call: Call = {}) =>
      read<Alias & Problem & { current?: Alias }>(await ask(aliasRoute.DELETE, `/aliases/${name}`, { name }, call, "DELETE")),
    csv: async (query = "", call: Call = {}) => ask(csvRoute.GET, `/agents.csv${query}`, {}, call),
    progress: async (query = "", call: Call = {}) => read<Progress & Problem>(await ask(progressRoute.GET, `/progress${query}`, {}, call)),
    remaining: async (query: string, call: Call = {}) =>
      read<Remaining & Problem>(await ask(remainingRoute.GET, `/remaining${query}`, {}, call)),
    overview: async (query = "", call: Call = {}) => read<Overview & Problem>(await ask(overviewRoute.GET, `/overview${query}`, {}, call)),
    comparison: async (query: string, call: Call = {}) =>
      read<Comparison & Problem>(await ask(comparisonRoute.GET, `/comparison${query}`, {}, call)),
    events: async () =>
      (
        await pool().query<{ verb: string; before: unknown; after: Record<string, unknown>; reason: string | null }>(
          "select verb, before, after, reason from event where migration_id = $1 and verb <> 'migrations.create' order by at, id",
          [migration],
        )
      ).rows,
    /** How many rows each table keeps of this migration's imports: a refusal must leave them alone. */
    kept: async () => {
      const counts: Record<string, number> = {};
      for (const table of ["import", "import_chunk", "import_issue", "observation", "fact_value", "agent", "agent_period"]) {
        const { rows } = await pool().query<{ count: number }>(`select count(*)::int as count from ${table} where migration_id = $1`, [
          migration,
        ]);
        counts[table] = rows[0]?.count ?? 0;
      }
      return counts;
    },
  };
}

/** Every item of a list, page by page. */
export async function walk<T>(
  page: (query: string) => Promise<Answer<List<T>>>,
  query: string,
  between: () => Promise<unknown> = async () => undefined,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const { body }: Answer<List<T>> = await page(`?${query}${cursor ? `&cursor=${cursor}` : ""}`);
    items.push(...body.items);
    cursor = body.nextCursor;
    await between();
  } while (cursor);
  return items;
}
