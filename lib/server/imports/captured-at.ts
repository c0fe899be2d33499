import "server-only";
import { isInKnownYears, knownYears } from "@/lib/domain/known-years";
import { Refusal } from "@/lib/readers/refusal";

const ahead = 5 * 60_000;
const hint = `Write it with its offset, such as 2026-05-22T06:00:00+02:00, in a year from ${knownYears.first} on.`;

/** A captured time must carry an offset and may not lie more than five minutes ahead of this server. */
export function checkCapturedAt(text: string | undefined, now: Date): void {
  if (text === undefined) return;
  const at = parsedInstant(text);
  if (at === null) throw new Refusal("bad-captured-at", `"${text.slice(0, 40)}" is not an instant. ${hint}`, hint);
  if (at > now.getTime() + ahead) {
    const detail = `The captured time ${new Date(at).toISOString()} lies ahead of this server's clock (${now.toISOString()}).`;
    throw new Refusal("captured-in-future", detail, "Correct the captured time, or the clock of the computer that made the file.");
  }
}

/** Date.parse rolls 30 February over into March, so the day is held against its month. */
function parsedInstant(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number];
  if (!isInKnownYears(text) || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
