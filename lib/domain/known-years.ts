/**
 * The years that a date said by people may lie in, both included: agents that Tandem tracks were made within them, and nobody
 * plans beyond them. A year outside is a slip of the keyboard, or somebody who tries what happens.
 */
export const knownYears = { first: 1990, last: 2200 } as const;

export const knownYearsNeeded = `A year from ${knownYears.first} to ${knownYears.last} is needed`;

/** Whether a calendar date or an instant (ISO 8601) lies in the known years, in UTC: an offset can carry it across their end. */
export function isInKnownYears(at: string): boolean {
  const year = new Date(at).getUTCFullYear();
  return year >= knownYears.first && year <= knownYears.last;
}
