import "server-only";
import { invalidRequest, ProblemError } from "./problem";

/** The revision of `If-Match: "<revision>"`, or null where it is optional and absent. */
export function parseIfMatch(headers: Headers, need: "required" | "optional" | undefined): number | null {
  if (!need) return null;
  const value = headers.get("if-match");
  if (value === null) {
    if (need === "optional") return null;
    throw new ProblemError(428, "precondition-required", 'Say which revision you change, with If-Match: "<revision>".');
  }
  const digits = /^\s*"(\d{1,9})"\s*$/.exec(value)?.[1];
  if (digits === undefined) throw invalidRequest('If-Match must be one revision in double quotes, such as "3".');
  return Number(digits);
}

/** Refuses a change made on an older revision. `currentBody` is the thing as it stands now. */
export function requireRevision(ifMatch: number | null, current: number, currentBody: unknown): void {
  if (ifMatch === null || ifMatch === current) return;
  throw new ProblemError(
    412,
    "stale",
    "Somebody changed this since you read it. Look at the present state and decide again.",
    { current: currentBody },
    { etag: `"${current}"` },
  );
}
