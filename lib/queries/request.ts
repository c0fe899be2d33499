import type { Problem } from "@/lib/contracts/wire";

/** An answer the server gave on purpose: RFC 9457, with a code from the closed list. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly problem: Partial<Problem> = {},
  ) {
    super(detail);
  }
}

/** Somebody saved in between: what they left, or null when the failure is another one. */
export function theirsIn<T>(error: Error | null): ({ revision: number } & Partial<T>) | null {
  if (!(error instanceof ProblemError) || error.status !== 412) return null;
  const { current } = error.problem;
  return isRevision<T>(current) ? current : null;
}

function isRevision<T>(value: unknown): value is { revision: number } & Partial<T> {
  return typeof value === "object" && value !== null && "revision" in value && typeof value.revision === "number";
}

/** What was asked for is not there, as far as whoever asks may see. */
export const isAbsent = (error: Error | null): boolean => error instanceof ProblemError && error.status === 404;

/** The server could not be reached at all. */
export class OfflineError extends Error {
  override readonly name = "OfflineError";
}

export const unreachable = "Tandem did not answer. Nothing was changed; try again when the connection is back.";

type Sent = { body?: unknown; revision?: number; change?: string; signal?: AbortSignal };

/** Below the seam (ask.ts), which knows what the JSON of each endpoint is; beside it only sign-in, which is none of ours. */
export async function request(method: string, path: string, sent: Sent = {}) {
  const text = await (await answerOf(method, path, sent)).text();
  return JSON.parse(text === "" ? "null" : text);
}

/** An answer that is not JSON. */
export async function requestBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return await (await answerOf("GET", path, { signal })).arrayBuffer();
}

async function answerOf(method: string, path: string, { body, revision, change, signal }: Sent): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (revision !== undefined) headers["if-match"] = `"${revision}"`;
  if (change !== undefined) headers["tandem-change"] = change;
  const answer = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) }).catch(
    (cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new OfflineError(unreachable, { cause });
    },
  );
  if (!answer.ok) throw problemOf(answer.status, await answer.text());
  return answer;
}

/** Reads problem+json, and what better-auth answers ({message, code}); anything else keeps only its status. */
export function problemOf(status: number, text: string): ProblemError {
  try {
    const problem: Partial<Problem> & { message?: string } = JSON.parse(text);
    return new ProblemError(status, problem.code ?? "internal", problem.detail ?? problem.message ?? sentenceOf(status), problem);
  } catch {
    return new ProblemError(status, "internal", sentenceOf(status));
  }
}

function sentenceOf(status: number): string {
  if (status === 401) return "You are signed out. Sign in again to go on.";
  if (status === 403) return "Your role does not allow this.";
  if (status === 413) return "The file is larger than this server accepts.";
  if (status === 429) return "Too many attempts. Wait a minute, then try again.";
  return `The server answered with status ${status}. Nothing was changed.`;
}

type Value = string | number | boolean | null | undefined;

/** `?a=1&b=2&b=3` of the values that are set. */
export function search(values: Record<string, Value | readonly Value[]>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (Array.isArray(value)) for (const one of value) params.append(key, String(one));
    else if (value !== null && value !== undefined && value !== "") params.append(key, String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}
