import type { AgentFacts } from "./agent-facts";
import type { Listing } from "./listings";
import { findGroup, isRetired } from "./management-groups";
import { firstWholeAt, type Timeline } from "./timeline";

/** A group's word as it was during a period. `part` is the partial import that listed it last, if no whole one did since. */
export type PeriodListing = { listing: Listing; part: number | null; claimedBy: number | null };

/** What a group that lists the agent says of it. */
export type Here = {
  facts: AgentFacts;
  part: number | null;
  /** Since when the group lists it, and when it last told its failover servers. */
  since: number;
  failoverToldAt: number | null;
};

/** Groups that list the agent, sources first; and groups it only claims, while they have no whole export of their own. */
export function listingsAt(at: number, here: ReadonlyMap<number, Here>, timeline: Timeline): PeriodListing[] {
  const listings: PeriodListing[] = [];
  const retired = new Set(timeline.groups.filter((group) => isRetired(group, at)).map(({ key }) => key));
  for (const group of timeline.groups) {
    const seen = here.get(group.key);
    if (seen && !retired.has(group.key))
      listings.push({ listing: { group, facts: seen.facts, claimed: false }, part: seen.part, claimedBy: null });
  }
  for (const [groupKey, seen] of here) {
    if (retired.has(groupKey)) continue;
    for (const name of seen.facts.mgList ?? []) {
      const group = findGroup(timeline.groups, name);
      if (!group || retired.has(group.key) || listings.some((l) => l.listing.group.key === group.key)) continue;
      if ((firstWholeAt(timeline, group.key) ?? Number.POSITIVE_INFINITY) <= at) continue;
      listings.push({ listing: { group, facts: {}, claimed: true }, part: seen.part, claimedBy: groupKey });
    }
  }
  return listings.sort((a, b) => order(a) - order(b));
}

function order({ listing }: PeriodListing): number {
  return (listing.group.role === "source" ? 0 : 1000) + listing.group.key;
}
