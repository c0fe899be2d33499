import type { AgentChangePlan, AgentChangeRecord } from "@/lib/contracts/agent-changes";
import type { ImportRecord } from "@/lib/contracts/imports";
import { pool } from "@/lib/server/database/pool";
import { ask, type Call, headersOf, responseOf, routeAt, type Told, told } from "@/lib/server/endpoint/testing/ask";

const many = routeAt("/api/v1/migrations/{migration}/imports");

/** An import or a refusal, whichever came; both have a status, in their own sense. */
type Import = Omit<Told<ImportRecord>, "status"> & { status: ImportRecord["status"] | number };
type Answer<T> = { status: number; body: T };
type List<T> = { items: T[]; nextCursor: string | null };
export type Fields = Partial<
  Record<
    "kind" | "group" | "capturedAt" | "dateOrder" | "coverage" | "columns" | "sheet" | "apply" | "upload" | `coverage.${string}`,
    string
  >
>;
type Answers = Omit<Fields, "columns" | "coverage" | "upload"> & {
  columns?: Record<string, string>;
  coverage?: string | Record<string, string>;
};

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

/** For tests: the API as a script with a token of the given role sees it. */
export function apiOf(migration: string) {
  /** Sends any body as it is. */
  const post = async (body: BodyInit | null, call: Call = {}) => {
    const headers = { host: "localhost:3000", ...(await headersOf(call)) };
    const request = new Request(`http://localhost:3000/api/v1/migrations/${migration}/imports`, {
      method: "POST",
      headers,
      body,
      ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    } as RequestInit);
    return await told<Import>(await many.POST(request, { params: Promise.resolve({ migration }) }));
  };
  return {
    post,
    /** An export with the given fields; applied unless said otherwise. */
    send: (content: string | Uint8Array<ArrayBuffer>, fields: Fields & { fileName?: string } = {}, call: Call = {}) => {
      const { fileName = "agents.csv", ...said } = { apply: "true", ...fields };
      return post(formOf([...Object.entries(said), ["file", { content, fileName }]]), call);
    },
    imports: (query = "", call: Call = {}) => ask("GET /api/v1/migrations/{migration}/imports", { params: { migration }, query }, call),
    import: async (id: string, call: Call = {}) =>
      told<Import>(await responseOf("GET /api/v1/migrations/{migration}/imports/{import}", { params: { migration, import: id } }, call)),
    file: (id: string, call: Call = {}) =>
      responseOf("GET /api/v1/migrations/{migration}/imports/{import}/file", { params: { migration, import: id } }, call),
    rows: (id: string, query = "", call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/imports/{import}/rows", { params: { migration, import: id }, query }, call),
    answer: async (id: string, body: Answers, call: Call = {}) =>
      told<Import>(
        await responseOf("PATCH /api/v1/migrations/{migration}/imports/{import}", { params: { migration, import: id }, body }, call),
      ),
    apply: async (id: string, body: Answers = {}, call: Call = {}) =>
      told<Import>(
        await responseOf(
          "POST /api/v1/migrations/{migration}/imports/{import}/application",
          { params: { migration, import: id }, body },
          call,
        ),
      ),
    undo: async (id: string, call: Call = {}) =>
      told<Import>(await responseOf("DELETE /api/v1/migrations/{migration}/imports/{import}", { params: { migration, import: id } }, call)),
    components: () => ask("GET /api/v1/migrations/{migration}/components", { params: { migration } }, {}),
    agents: (query = "", call: Call = {}) => ask("GET /api/v1/migrations/{migration}/agents", { params: { migration }, query }, call),
    agent: (fqdn: string, query = "", call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/agents/{fqdn}", { params: { migration, fqdn }, query }, call),
    edit: (fqdn: string, body: unknown, call: Call = {}) =>
      ask("PATCH /api/v1/migrations/{migration}/agents/{fqdn}", { params: { migration, fqdn }, body }, call),
    /** Keys in order, read as the grid reads them. */
    order: async (query = "", call: Call = {}) => {
      const bytes = Buffer.from(
        await (await responseOf("GET /api/v1/migrations/{migration}/agents/order", { params: { migration }, query }, call)).arrayBuffer(),
      );
      return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readInt32BE(i * 4));
    },
    landmarks: (query = "", call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/agents/landmarks", { params: { migration }, query }, call),
    agentRows: (query: string, call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/agents/rows", { params: { migration }, query }, call),
    neighbours: (fqdn: string, query = "", call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/agents/{fqdn}/neighbours", { params: { migration, fqdn }, query }, call),
    change: async (body: unknown, call: Call = {}) =>
      told<Told<AgentChangePlan & AgentChangeRecord>>(
        await responseOf("POST /api/v1/migrations/{migration}/agents/changes", { params: { migration }, body }, call),
      ),
    changes: (call: Call = {}) => ask("GET /api/v1/migrations/{migration}/agents/changes", { params: { migration } }, call),
    undoChange: (change: string, call: Call = {}) =>
      ask("DELETE /api/v1/migrations/{migration}/agents/changes/{change}", { params: { migration, change } }, call),
    aliases: (query = "", call: Call = {}) => ask("GET /api/v1/migrations/{migration}/aliases", { params: { migration }, query }, call),
    say: (name: string, agent: string, call: Call = {}) =>
      ask("POST /api/v1/migrations/{migration}/aliases", { params: { migration }, body: { name, agent } }, call),
    keepApart: (fqdn: string, name: string, call: Call = {}) =>
      ask(
        "PUT /api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}",
        { params: { migration, fqdn, name }, body: { reason: "Two machines" } },
        call,
      ),
    takeApartBack: (fqdn: string, name: string, call: Call = {}) =>
      ask("DELETE /api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}", { params: { migration, fqdn, name } }, call),
    takeBack: (name: string, call: Call = {}) =>
      ask("DELETE /api/v1/migrations/{migration}/aliases/{name}", { params: { migration, name } }, call),
    csv: (query = "", call: Call = {}) =>
      responseOf("GET /api/v1/migrations/{migration}/agents.csv", { params: { migration }, query }, call),
    progress: (query = "", call: Call = {}) => ask("GET /api/v1/migrations/{migration}/progress", { params: { migration }, query }, call),
    overview: (query = "", call: Call = {}) => ask("GET /api/v1/migrations/{migration}/overview", { params: { migration }, query }, call),
    remaining: (query: string, call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/remaining", { params: { migration }, query }, call),
    comparison: (query: string, call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/comparison", { params: { migration }, query }, call),
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
