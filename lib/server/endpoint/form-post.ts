import "server-only";
import { problem } from "@/lib/contracts/wire";
import { finish, problemAnswer, toResponse } from "@/lib/server/answers/answer";
import { toProblem } from "@/lib/server/answers/failure";
import { readBody } from "./body";
import type { RouteContext } from "./query";

type Fields = Readonly<Record<string, string>>;
type Route = (request: Request, context: RouteContext) => Promise<Response>;

/** What the form of a page sends, and which pages it leads to: paths of this server. */
export type FormPost = {
  /** The JSON that the endpoint takes; null where the form contradicts itself. */
  body: (fields: Fields) => Record<string, unknown> | null;
  onward: (fields: Fields) => string;
  /** The page of the form. It is told by `refused`, a problem's code, why: nothing that was typed gets into an address. */
  back: (fields: Fields) => string;
};

/**
 * An endpoint that takes JSON, and the same from a form that a browser sends by itself: before a page's scripts run, or without
 * any. A form is answered by leading on. Who may and from where is the endpoint's own affair in both cases.
 */
export function orForm(route: Route, formOf: (path: string) => FormPost | null): Route {
  return async (request, context) => {
    const form = isForm(request) ? formOf(new URL(request.url).pathname) : null;
    return form ? await answerForm(route, form, request, context) : await route(request, context);
  };
}

const isForm = ({ headers }: Request) => headers.get("content-type")?.split(";")[0]?.trim() === "application/x-www-form-urlencoded";

async function answerForm(route: Route, form: FormPost, request: Request, context: RouteContext): Promise<Response> {
  let fields: Fields = {};
  let answer: Response;
  try {
    fields = Object.fromEntries(new URLSearchParams((await readBody(request)).toString("utf8")));
    const body = form.body(fields);
    if (body === null) return ledTo(form.back(fields), "invalid-request");
    answer = await route(asJson(request, body), context);
  } catch (error) {
    answer = finish(toResponse(problemAnswer(toProblem(error))), "", []);
  }
  return answer.ok ? ledTo(form.onward(fields), null, answer) : ledTo(form.back(fields), await codeOf(answer), answer);
}

function asJson(request: Request, body: Record<string, unknown>): Request {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/json");
  return new Request(request.url, { method: request.method, headers, body: JSON.stringify(body) });
}

async function codeOf(answer: Response): Promise<string> {
  const said = problem.safeParse(await answer.json().catch(() => null));
  return said.success ? said.data.code : "internal";
}

function ledTo(path: string, refused: string | null, answer?: Response): Response {
  const location = refused === null ? path : `${path}${path.includes("?") ? "&" : "?"}refused=${refused}`;
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of answer?.headers.getSetCookie() ?? []) headers.append("set-cookie", cookie);
  const requestId = answer?.headers.get("x-request-id");
  if (requestId) headers.set("x-request-id", requestId);
  return new Response(null, { status: 303, headers });
}
