import { heardFrom, isHeard, type Listing } from "./listings";
import { type LastSaid, lastSaidBy, type Timeline } from "./timeline";

/** A management group's word as far as it tells whether that hears the agent, and by which import. */
type Heard = Parameters<typeof isHeard>[0] & Parameters<LastSaid>[0];
type Period = { from: number; to: number | null; listings: readonly { listing: Listing; part: number | null }[] };

/**
 * When an agent was heard last, in milliseconds: the capture of the latest export in which a management group shows it as heard from, as *done* and *heard once* mean it.
 * Exports tell no finer time. Null: in none. `heardBefore`: by those that do not hear it now (see below).
 */
export function lastHeardOf(told: { listings: readonly Heard[]; heardBefore: number | null }, lastSaid: LastSaid): number | null {
  const now = told.listings.filter(isHeard).map((listing) => lastSaid(listing)?.at ?? null);
  return latestOf([told.heardBefore, ...now]);
}

/**
 * Periods of an agent, each with when a management group heard it last that does not in this period. One that does is left out: each of its exports would
 * begin a period of its own.
 */
export function withHeard<P extends Period>(periods: readonly P[], timeline: Timeline): (P & { heardBefore: number | null })[] {
  const heard = new Map<number, number>();
  return periods.map((period) => {
    const now = period.listings.filter(({ listing }) => heardFrom(listing));
    const others = [...heard].filter(([key]) => now.every(({ listing }) => listing.group.key !== key));
    const lastSaid = period.to === null ? null : lastSaidBy(timeline, period.to - 1);
    for (const { listing, part } of lastSaid ? now : []) {
      const at = lastSaid?.({ key: listing.group.key, part })?.at;
      if (at !== undefined) heard.set(listing.group.key, at);
    }
    return { ...period, heardBefore: latestOf(others.map(([, at]) => at)) };
  });
}

function latestOf(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((at) => at !== null);
  return known.length ? Math.max(...known) : null;
}
