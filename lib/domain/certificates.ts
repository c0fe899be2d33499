/** A health service whose certificate ends loses its management groups on both sides at once: renewing takes an authority, and so some notice. */
export const renewalTime = 60 * 24 * 3600_000;

/**
 * When the certificate of a health service ends, in milliseconds, as the given words have it: ISO instants, or texts that are none. It has one for all its management
 * groups, so one that was renewed is told late by some of them: the latest end counts. Null: nobody tells it.
 * Source: MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/deploy-install-gateway-server.md.
 */
export function certificateEnd(told: readonly (string | null | undefined)[]): number | null {
  const ends = told.flatMap((text) => endOf(text) ?? []);
  return ends.length ? Math.max(...ends) : null;
}

/** Instants at which a certificate begins to end soon, and at which it has ended. */
export function certificateInstants(told: Iterable<string | null | undefined>): number[] {
  return [...new Set(told)].flatMap((text) => {
    const end = endOf(text);
    return end === null ? [] : [end - renewalTime, end];
  });
}

/** Whether one that ends then is to be renewed at `now`: null where it is not yet. */
export function renewal(end: number | null, now: number): "soon" | "ended" | null {
  if (end === null || now < end - renewalTime) return null;
  return now < end ? "soon" : "ended";
}

function endOf(text: string | null | undefined): number | null {
  if (!text || !/^\d{4}-\d\d-\d\dT/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
