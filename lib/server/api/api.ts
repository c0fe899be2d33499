import "server-only";
import { v7 } from "uuid";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { subjects } from "@/lib/contracts/endpoints";
import { finish, problemAnswer, toResponse } from "@/lib/server/answers/answer";
import { notFound } from "@/lib/server/answers/problem";
import type { Handler, Handlers } from "@/lib/server/endpoint/answers";

type Subjects = typeof subjects;

/** What answers the endpoints of each subject; its code comes when one of them is asked. */
const answering = {
  server: () => import("./server"),
  account: () => import("./account"),
  people: () => import("./people"),
  settings: () => import("./settings"),
  migrations: () => import("./migrations"),
  imports: () => import("./imports"),
  collected: () => import("./collected"),
  agents: () => import("./agents"),
  "agent-changes": () => import("./agent-changes"),
  aliases: () => import("./aliases"),
  components: () => import("./components"),
  deployment: () => import("./deployment"),
  pending: () => import("./pending"),
  polled: () => import("./polled"),
  "people-lists": () => import("./people-lists"),
  tasks: () => import("./tasks"),
  completions: () => import("./completions"),
  gates: () => import("./gates"),
  "task-comments": () => import("./task-comments"),
  "checklist-templates": () => import("./checklist-templates"),
  retirement: () => import("./retirement"),
  drift: () => import("./drift"),
  notices: () => import("./notices"),
  progress: () => import("./progress"),
  remaining: () => import("./remaining"),
  overview: () => import("./overview"),
  activity: () => import("./activity"),
  report: () => import("./report"),
  "frozen-reports": () => import("./frozen-reports"),
  "report-links": () => import("./report-links"),
  "report-schedules": () => import("./report-schedules"),
  portfolio: () => import("./portfolio"),
} satisfies { [S in keyof Subjects]: () => Promise<{ default: Handlers<Subjects[S]> }> };
const comes: Record<string, () => Promise<{ default: Record<string, Handler> }>> = answering;

/** Where an endpoint is, part by part, and how its handler comes. */
type Place = { endpoint: Endpoint; parts: string[]; handler: () => Promise<Handler | undefined> };

/** A part that is written out stands before one that stands for anything. */
const rank = ({ endpoint: { path } }: Place) => path.replaceAll("{", "\uffff");
const places = Object.entries<Record<string, Endpoint>>(subjects)
  .flatMap(([subject, list]) =>
    Object.entries(list).map(([key, endpoint]): Place => {
      const handler = async () => (await comes[subject]?.())?.default[key];
      return { endpoint, parts: endpoint.path.split("/"), handler };
    }),
  )
  .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));

/** Answers whatever is asked of the API. An address that is none is refused like everything else, not with a page. */
export async function answerApi(request: Request): Promise<Response> {
  const given = partsOf(new URL(request.url).pathname);
  const here = places.filter(({ parts }) => given && parts.length === given.length && parts.every((part, at) => fits(part, given[at])));
  const ofPath = here.filter(({ endpoint }) => endpoint.path === here[0]?.endpoint.path);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const place = ofPath.find(({ endpoint }) => endpoint.method === method);
  const handler = await place?.handler();
  if (place && given && handler) return await handler(request, { params: Promise.resolve(paramsOf(place, given)) });
  if (ofPath.length) return new Response(null, { status: 405, headers: { allow: ofPath.map((one) => one.endpoint.method).join(", ") } });
  return finish(toResponse(problemAnswer(notFound("This address of the API"))), v7(), []);
}

/** The handler of an endpoint, by its method and path as the contract writes them. */
export async function handlerAt(address: string): Promise<Handler> {
  const handler = await places.find(({ endpoint }) => `${endpoint.method} ${endpoint.path}` === address)?.handler();
  if (!handler) throw new Error(`${address} is no endpoint.`);
  return handler;
}

const isParam = (part: string) => part.startsWith("{");
const fits = (part: string, given: string | undefined) => (isParam(part) ? Boolean(given) : part === given);
const paramsOf = ({ parts }: Place, given: readonly string[]) =>
  Object.fromEntries(parts.flatMap((part, at) => (isParam(part) ? [[part.slice(1, -1), given[at]]] : [])));

/** Null where what is written is no text. */
function partsOf(path: string): string[] | null {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
}
