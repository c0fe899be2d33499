import type { Telling } from "./own-word";

/** A health service whose certificate ends loses its management groups on both sides at once: renewing takes an authority, and so some notice. */
const renewalTime = 60 * 24 * 3600_000;

/** When a certificate ends, in milliseconds; null where the text is no instant. */
export function certificateEnd(text: string | null | undefined): number | null {
  const at = text && /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Instants at which a certificate begins to end soon, and at which it has ended, while it is the one that was told last. `told` in order. */
export function certificateInstants(told: readonly Telling<string>[]): number[] {
  return told.flatMap(({ at, value }, i) => {
    const end = certificateEnd(value);
    const until = told[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return end === null ? [] : [end - renewalTime, end].filter((one) => one > at && one < until);
  });
}

/** Whether one that ends then is to be renewed at `now`; null where it is not yet. */
export function renewal(end: number | null, now: number): "soon" | "ended" | null {
  if (end === null || now < end - renewalTime) return null;
  return now < end ? "soon" : "ended";
}
