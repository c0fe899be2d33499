import "server-only";
import { type ProblemError, problemBody } from "./problem";

/** What is answered as JSON: `body` undefined is an answer without one. */
export type Answer = { status: number; headers: Record<string, string>; body: unknown };

export function problemAnswer(problem: ProblemError): Answer {
  return {
    status: problem.status,
    headers: { ...problem.headers, "content-type": "application/problem+json" },
    body: problemBody(problem),
  };
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...revisionTag(body), ...headers }, body };
}

export function toResponse({ status, headers, body }: Answer): Response {
  const empty = status === 204 || body === undefined;
  return new Response(empty ? null : JSON.stringify(body), { status, headers });
}

/** An answer with a secret in it: as a response of its own it is never kept. A repeat is told that it was made already. */
export function once(status: number, body: unknown): Response {
  return toResponse(jsonAnswer(status, body));
}

/** What every answer carries, whoever made it. */
export function finish(response: Response, requestId: string, cookies: string[]): Response {
  const headers = new Headers(response.headers);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(response.body, { status: response.status, headers });
}

function revisionTag(body: unknown): Record<string, string> {
  if (body === null || typeof body !== "object" || !("revision" in body) || typeof body.revision !== "number") return {};
  return { etag: `"${body.revision}"` };
}
