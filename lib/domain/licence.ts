type Told = { license: string | null; expires: string | null };

/**
 * Whether a management group runs as an evaluation, and the day of its end (YYYY-MM-DD; null: not told): SkuForLicense names it, or
 * TimeOfExpiration has an end. Null: it does not, or nothing is told. Source: MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/deploy-install-mgmt-server.md.
 */
export function evaluationOf({ license, expires }: Told): { ends: string | null } | null {
  const ends = endOf(expires);
  return ends !== null || /eval|trial/i.test(license ?? "") ? { ends } : null;
}

/** Null for never, which is the last or the first year there is, and for what is no moment. */
function endOf(expires: string | null): string | null {
  const year = /^(\d{4})-\d\d-\d\dT/.exec(expires ?? "")?.[1];
  const isMoment = expires !== null && year !== undefined && !Number.isNaN(Date.parse(expires));
  return isMoment && Number(year) > 1970 && Number(year) < 9000 ? expires.slice(0, 10) : null;
}
