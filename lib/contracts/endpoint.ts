import { z } from "zod";
import { limitNames } from "@/lib/domain/limits";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { reportFiles } from "@/lib/domain/report/files";
import type { Verb } from "@/lib/domain/roles";
import { phases } from "@/lib/domain/tasks/phases";

/** One endpoint: who may call it, what goes in, what comes out. Handlers, the role test and the OpenAPI document read this. */
export type Endpoint = {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  path: string;
  summary: string;
  /** Null: open to everybody. */
  verb: Verb | null;
  /** The path holds a secret, so that it is never logged. */
  secretPath?: true;
  params?: z.ZodObject;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Multipart or another body that the verb reads itself. */
  rawBody?: true;
  ifMatch?: "required" | "optional";
  /** Schema per successful status; null where the answer is not JSON. */
  answers: Record<number, z.ZodType | null>;
  /** Content type of an answer that is not JSON. */
  media?: string;
};

/** A name of a computer, as exports or people write it. */
const computer = z.string().min(1).max(300);
const reportNumber = z.coerce.number().int().min(1).max(2_147_483_647);
/** What stands for what in a path. A management group goes by its id or its name, a report by its number. */
const parameters = {
  build: z.string().regex(/^\d{1,9}(\.\d{1,9}){2,3}$/),
  change: z.uuid(),
  comment: z.uuid(),
  completion: z.uuid(),
  component: z.uuid(),
  earlier: reportNumber,
  file: z.enum(reportFiles),
  fqdn: computer,
  group: z.string().min(1).max(120),
  import: z.uuid(),
  kind: z.enum(polledKinds),
  limit: z.enum(limitNames),
  link: z.uuid(),
  migration: z.uuid(),
  name: computer,
  person: z.string().min(1).max(100),
  phase: z.enum(phases),
  planned: z.uuid(),
  report: reportNumber,
  schedule: z.uuid(),
  secret: z.string().regex(/^[\w-]{43}$/),
  task: z.uuid(),
  template: z.uuid(),
  token: z.uuid(),
};
type Parameters = typeof parameters;
type NamesIn<Path> = Path extends `${string}{${infer Name extends keyof Parameters}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type WithParams<E extends Endpoint> =
  NamesIn<E["path"]> extends never ? E : E & { params: z.ZodObject<Pick<Parameters, NamesIn<E["path"]>>> };

/** The endpoints of a subject. What their paths ask for is said above, once. */
export function defineEndpoints<const L extends Record<string, Endpoint>>(list: L): { [K in keyof L]: WithParams<L[K]> };
export function defineEndpoints(list: Record<string, Endpoint>): Record<string, Endpoint> {
  return Object.fromEntries(Object.entries(list).map(([key, endpoint]) => [key, withParams(endpoint)]));
}

function withParams(endpoint: Endpoint): Endpoint {
  const known: Record<string, z.ZodType> = parameters;
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const shape = Object.fromEntries(names.flatMap((name) => (known[name] ? [[name, known[name]]] : [])));
  return names.length ? { ...endpoint, params: z.object(shape) } : endpoint;
}
