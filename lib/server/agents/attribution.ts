import "server-only";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import type { StoredListing } from "@/lib/server/projection/period-rows";
import { loadTimeline } from "@/lib/server/projection/timeline";
import { importIds } from "./import-ids";

/** Tells which import last said what a listing says, at a moment. */
export type Attribution = (listing: StoredListing, all: readonly StoredListing[]) => { importId: string; importNumber: number };

/**
 * A listing stands until the next whole export, so the latest whole one confirms it; only what a partial import said after
 * that is the partial one's. This keeps an unchanged agent unwritten by the hundredth export that repeats it.
 */
export async function loadAttribution(db: Queryable, migrationId: string, moment: Date | null): Promise<Attribution> {
  return attributionOf({ timeline: await loadTimeline(db, migrationId), ids: await importIds(db, migrationId) }, moment);
}

/** The same, where both are known. */
export function attributionOf(
  { timeline, ids }: { timeline: Timeline; ids: ReadonlyMap<number, string> },
  moment: Date | null,
): Attribution {
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const whole = new Map<number, number>();
  for (const [key, places] of timeline.wholes) {
    for (const place of places) {
      const one = timeline.imports[place];
      if (one && one.at <= until) whole.set(key, one.number);
    }
  }
  return (listing, all) => {
    const from = listing.claimed ? (all.find((l) => l.key === listing.claimedBy) ?? listing) : listing;
    const number = from.part ?? whole.get(from.key) ?? 0;
    return { importId: ids.get(number) ?? "", importNumber: number };
  };
}
