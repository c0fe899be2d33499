import "server-only";
import { v7 } from "uuid";
import type { ProblemCode } from "@/lib/contracts/problems";
import { finish, problemAnswer, toResponse } from "@/lib/server/answers/answer";
import { toProblem } from "@/lib/server/answers/failure";
import { logRequest } from "@/lib/server/answers/log";
import { checkOrigin } from "@/lib/server/answers/origin";
import { notFound, ProblemError } from "@/lib/server/answers/problem";
import { forgetTheFuture } from "@/lib/server/auth/attempts";
import { auth } from "@/lib/server/auth/auth";
import { causeOf } from "@/lib/server/auth/cause";
import { readBody } from "./body";

/** What of better-auth is open to the network. The rest would change people without an event. */
const open = new Set(["GET get-session", "POST sign-in/email", "POST sign-out", "POST change-password", "POST revoke-other-sessions"]);

/** What better-auth says where its status alone says too little. */
const reasons: Record<string, ProblemCode> = { DEACTIVATED: "deactivated", INVALID_PASSWORD: "wrong-password" };

const codes: Record<number, ProblemCode> = {
  400: "invalid-request",
  401: "not-signed-in",
  403: "not-allowed",
  404: "not-found",
  415: "unsupported-media-type",
  422: "invalid-request",
  429: "too-many-requests",
};

export async function answerAuth(request: Request): Promise<Response> {
  const requestId = v7();
  const path = new URL(request.url).pathname;
  const begun = performance.now();
  let fault: unknown;
  const response = await answer(request, path).catch(async (error: unknown) => {
    fault = error instanceof ProblemError ? error : await causeOf(error);
    return toResponse(problemAnswer(toProblem(fault)));
  });
  if (request.method !== "GET" || response.status >= 400) {
    const error = response.status >= 500 ? fault : undefined;
    logRequest({
      requestId,
      method: request.method,
      path,
      status: response.status,
      milliseconds: Math.round(performance.now() - begun),
      actor: null,
      error,
      gone: request.signal.aborted,
    });
  }
  return finish(response, requestId, []);
}

async function answer(request: Request, path: string): Promise<Response> {
  if (!open.has(`${request.method} ${path.replace(/^\/api\/auth\//, "")}`)) throw notFound("This address");
  if (request.method !== "GET") {
    checkOrigin(request);
    // better-auth counts by address in the same table, and would wait for the end of a window that lies ahead.
    await forgetTheFuture(new Date());
  }
  const answered = await auth().handler(request.method === "GET" ? request : await limited(request));
  return answered.status < 400 ? withoutToken(answered) : asProblem(answered);
}

/** better-auth repeats the session's token in its answers. It belongs into the cookie alone, which no script can read. */
async function withoutToken(answered: Response): Promise<Response> {
  const text = await answered.text();
  const said = text ? JSON.parse(text, (key, value) => (key === "token" ? undefined : value)) : null;
  const headers = new Headers(answered.headers);
  headers.delete("content-length");
  return new Response(text ? JSON.stringify(said) : null, { status: answered.status, headers });
}

/** better-auth would read a body of any size. */
async function limited(request: Request): Promise<Request> {
  const bytes = await readBody(request);
  return new Request(request.url, { method: request.method, headers: request.headers, body: new Uint8Array(bytes) });
}

/** better-auth's own errors in the one shape of this API. `message` stays for its own browser client. */
async function asProblem(answered: Response): Promise<Response> {
  if (answered.status >= 500) throw new Error(`better-auth answered ${answered.status}.`);
  const said = (await answered.json().catch(() => null)) as { message?: unknown; code?: unknown } | null;
  const code = reasons[String(said?.code)] ?? codes[answered.status] ?? "internal";
  const detail = typeof said?.message === "string" && said.message ? sentence(said.message) : "This is not possible.";
  const wait = answered.headers.get("x-retry-after");
  const problem = new ProblemError(
    answered.status,
    code,
    detail,
    { message: detail, reason: said?.code },
    wait ? { "retry-after": wait } : {},
  );
  return toResponse(problemAnswer(problem));
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
