import type { PeriodListing } from "./period-listings";
import type { Timeline } from "./timeline";

type Row = { place: number; groupKey: number };
/** Per management group: when its exports named an agent, ascending, in milliseconds. */
export type Namings = ReadonlyMap<number, readonly number[]>;

/** When exports named the agent, by management group; null where no pause between them is longer than the time of silence. */
export function namingsOf(rows: readonly Row[], { imports, speaking, silence }: Timeline): Namings | null {
  const named = new Map<number, number[]>();
  for (const { place, groupKey } of rows) {
    const at = imports[place]?.at ?? 0;
    const own = named.get(groupKey);
    if (own) own.push(at);
    else named.set(groupKey, [at]);
  }
  const newest = speaking.at(-1)?.at ?? 0;
  let paused = false;
  for (const own of named.values()) {
    own.sort((a, b) => a - b);
    paused ||= own.some((at, i) => (own[i + 1] ?? newest) - at > silence);
  }
  return paused ? named : null;
}

/** Instants at which an agent may begin to be one that nobody hears about, and at which it is named again after that. */
export function silenceInstants(namings: Namings | null, { speaking, silence }: Timeline): number[] {
  if (!namings) return [];
  return [...namings.values()].flatMap((own) =>
    own.flatMap((at, i) => {
      const again = own[i + 1] ?? Number.POSITIVE_INFINITY;
      if (again - at <= silence) return [];
      const first = speaking.find((one) => one.at - at > silence);
      if (!first || first.at >= again) return [];
      return Number.isFinite(again) ? [first.at, again] : [first.at];
    }),
  );
}

/**
 * When an agent was named last, where nobody has heard about it since: the management groups that list it named it longer than the time
 * of silence before the newest export of agents captured by `at` (one of a retired original counts for nothing), since they were exported in part only, or not at all. Null: somebody has.
 */
export function silentSince(
  listings: readonly PeriodListing[],
  namings: Namings | null,
  at: number,
  { speaking, silence }: Timeline,
): number | null {
  if (!namings) return null;
  const last = Math.max(
    ...listings.flatMap(({ listing: { group, claimed } }) => (claimed ? [] : (namings.get(group.key)?.findLast((one) => one <= at) ?? []))),
  );
  const newest = speaking.findLast((one) => one.at <= at)?.at;
  return Number.isFinite(last) && newest !== undefined && newest - last > silence ? last : null;
}
