import type { ProblemCode } from "@/lib/contracts/problems";

/** The one kind of error that a verb throws on purpose. Everything else is a fault and answered with 500. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    /** A sentence for people. */
    readonly detail: string,
    /** Further members of the answer, such as `current` or `issues`. */
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export const invalidRequest = (detail: string, extra?: Record<string, unknown>) => new ProblemError(400, "invalid-request", detail, extra);
export const notSignedIn = (detail = "Sign in, or send a valid token.") =>
  new ProblemError(401, "not-signed-in", detail, {}, { "www-authenticate": 'Bearer realm="tandem"' });
export const notAllowed = (detail = "Your role does not allow this.") => new ProblemError(403, "not-allowed", detail);
export const wrongOrigin = (detail: string) => new ProblemError(403, "wrong-origin", detail);
export const notFound = (what = "Nothing") => new ProblemError(404, "not-found", `${what} was not found.`);
export const conflict = (code: ProblemCode, detail: string, extra?: Record<string, unknown>) => new ProblemError(409, code, detail, extra);
export const archived = () => conflict("archived", "This migration is archived and read-only. Restore it to change it.");
export const shownOnce = () =>
  conflict(
    "shown-once",
    "This was made by the first request with this Idempotency-Key. Its secret was shown then and is not kept: revoke it and make another one with a new key.",
  );
export const tooMany = (seconds: number) =>
  new ProblemError(
    429,
    "too-many-requests",
    `Too many attempts. Try again in ${waiting(seconds)}.`,
    {},
    { "retry-after": String(seconds) },
  );
export const diskFull = () =>
  new ProblemError(
    507,
    "disk-full",
    "The disk is full on the server, so nothing was changed. Free some room there and try again.",
    {},
    { "retry-after": "60" },
  );
export const outOfMemory = () =>
  new ProblemError(
    503,
    "out-of-memory",
    "This takes more memory than the server has left for it, so nothing was changed. Try again when less is going on there, or give it more memory.",
    {},
    { "retry-after": "30" },
  );
export const unavailable = (detail = "The database does not answer at the moment. Try again shortly.") =>
  new ProblemError(503, "unavailable", detail, {}, { "retry-after": "5" });

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  409: "Conflict",
  412: "Out of date",
  413: "Too large",
  415: "Unsupported media type",
  422: "Cannot be used",
  428: "Precondition required",
  429: "Too many requests",
  500: "Server fault",
  503: "Unavailable",
  507: "Disk full",
};

/** The members of RFC 9457 plus `code`. */
export function problemBody(problem: ProblemError): Record<string, unknown> {
  return {
    ...problem.extra,
    type: `urn:tandem:problem:${problem.code}`,
    title: titles[problem.status] ?? "Problem",
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
  };
}

function waiting(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
