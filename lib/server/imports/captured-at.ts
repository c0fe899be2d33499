import "server-only";
import { ProblemError } from "@/lib/server/http/problem";

const ahead = 5 * 60_000;

/** A captured time must carry an offset and may not lie more than five minutes ahead of this server. */
export function checkCapturedAt(text: string | undefined, now: Date): void {
  if (text === undefined) return;
  const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(text);
  const at = whole ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new ProblemError(422, "bad-captured-at", `"${text.slice(0, 40)}" is not an instant. Write it with its offset, such as 2026-05-22T06:00:00+02:00.`);
  }
  if (at > now.getTime() + ahead) {
    throw new ProblemError(422, "captured-in-future", `The captured time ${new Date(at).toISOString()} lies ahead of this server's clock (${now.toISOString()}).`);
  }
}
