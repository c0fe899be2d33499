import { dayInWords } from "./words/days";

const day = 24 * 3600_000;

/** A health service whose certificate ends loses its management groups on both sides at once: renewing takes an authority, and so some notice. */
const renewalTime = 60 * day;

/** When a certificate ends, in milliseconds; null where the text is no instant. */
export function certificateEnd(text: string | null | undefined): number | null {
  const at = text && /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Instants at which a certificate begins to end soon, and at which it has ended, while it is the one that was told last. `ends`: when each was told, in order. */
export function certificateInstants(ends: readonly { at: number; value: number }[]): number[] {
  return ends.flatMap(({ at, value }, i) => {
    const until = ends[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return [value - renewalTime, value].filter((one) => one > at && one < until);
  });
}

/** Whether one that ends then is to be renewed at `now`; null where it is not yet. */
export function renewal(end: number | null, now: number): "soon" | "ended" | null {
  if (end === null || now < end - renewalTime) return null;
  return now < end ? "soon" : "ended";
}

/** Why it is to be renewed at `now`, as its flag says it; null where it is not. */
export function certificateReason(end: number | null, now: number): string | null {
  const when = renewal(end, now);
  return end === null || when === null ? null : `Its certificate ${when === "ended" ? "ended on" : "ends on"} ${dayInWords(end)}.`;
}
