import type { ImportRecord } from "@/lib/contracts/imports";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import type { Address, Answer } from "@/lib/queries/ask";
import { handlerAt } from "@/lib/server/api/api";
import { pool } from "@/lib/server/database/pool";
import type { Handler } from "@/lib/server/endpoint/answers";
import { knock, makeToken } from "@/lib/server/people/testing";

/** For tests: who asks, of which revision, and what else goes with it. */
export type Call = { role?: Role; ifMatch?: number; headers?: Record<string, string>; signal?: AbortSignal };

/** Parameters of the path, the query as it is written, and any body: tests ask what is wrong as well. */
export type Asked = { params?: Record<string, string | number>; query?: string; body?: unknown };

/** A token is known to its database alone. */
const tokens = new WeakMap<object, Map<Role, Promise<string>>>();

/** The authorization of a script with this role. */
export async function tokenOf(role: Role): Promise<string> {
  const known = tokens.get(pool()) ?? new Map<Role, Promise<string>>();
  tokens.set(pool(), known);
  const token = known.get(role) ?? makeToken(role);
  known.set(role, token);
  return await token;
}

/** What goes in the head of a call: as a lead, unless said otherwise. */
export async function headersOf({ role = "lead", ifMatch, headers }: Call): Promise<Record<string, string>> {
  return { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }), ...headers };
}

/** Asks the handler of an endpoint as a script would, and answers as it is sent. */
export async function responseOf(address: Address, { params = {}, query = "", body }: Asked = {}, call: Call = {}): Promise<Response> {
  const [method = "", path = ""] = address.split(" ");
  const given = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  const place = path.replace(/\{(\w+)\}/g, (_, name) => given[name] ?? "");
  const headers = await headersOf(call);
  return await knock(await handlerAt(address), `${place}${query}`, { method, headers, params: given, body, signal: call.signal });
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The handlers of a path by method, to be knocked at with anything. */
export function routeAt(path: string): Record<(typeof methods)[number], Parameters<typeof knock>[0]> {
  const handlers = methods.map((method) => [
    method,
    async (...asked: Parameters<Handler>) => (await handlerAt(`${method} ${path}`))(...asked),
  ]);
  return Object.fromEntries(handlers);
}

/** What a refusal may carry besides its words. */
type Refusal<T> = Pick<Problem, "type" | "title" | "status" | "detail" | "code" | "issues"> & {
  current?: T;
  open?: { id: string; key: string }[];
  item?: string;
  import?: ImportRecord;
};
/** What came: what the contract says, or a refusal. Where both have a name, such as the status of an import, it is the contract's. */
export type Told<T> = T & Omit<Refusal<T>, keyof T>;

/** The same, read. */
export const ask = async <A extends Address>(address: A, asked: Asked = {}, call: Call = {}) =>
  await told<Told<Answer<A>>>(await responseOf(address, asked, call));

/** Status and JSON of an answer. */
export async function told<T>(response: Response): Promise<{ status: number; body: T; response: Response }> {
  const text = await response.clone().text();
  return { status: response.status, body: text ? JSON.parse(text) : null, response };
}
