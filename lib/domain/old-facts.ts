/** Facts older than seven days are old: pages and reports say how old, and forecasts start from their day. */
export function isOld(observedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(observedAt) > 7 * 86_400_000;
}
