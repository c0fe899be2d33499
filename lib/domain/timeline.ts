import { type NamedBuilds, nothingNamed } from "./builds";
import { type Gateways, noGateways } from "./gateways";
import { limits } from "./limits";
import { isRetired, type ManagementGroup } from "./management-groups";

/**
 * An import that counts: applied, or planned and looked at as if applied. `wholeKeys` are those of its groups for which it is
 * the whole group; of the others it speaks for the agents in it alone.
 */
export type AppliedImport = {
  number: number;
  at: number;
  digest: string;
  groupKeys: readonly number[];
  wholeKeys: readonly number[];
  /** When somebody applied it; never yet, where it is only looked at as if. Captured times say what was so, this says what was known. */
  appliedAt: number;
};

/** Imports in their order: captured time, then digest. Arrival order plays no part. */
export type Timeline = {
  groups: readonly ManagementGroup[];
  namedBuilds: NamedBuilds;
  /** When the Retire phase opened, or null. That it is open now holds for all moments, as every plan does. */
  retireOpenedAt: number | null;
  /** How long a fresh change settles, and how long availability and maintenance hold once told, in milliseconds. */
  settling: number;
  ageing: number;
  /** How long before the newest export an agent may have been named last and still count as heard about, in milliseconds. */
  silence: number;
  /** What time alone changes is told up to this instant, in milliseconds. */
  now: number;
  imports: readonly AppliedImport[];
  /** Those of a management group that was not retired when they were captured: only they make others old. In the same order. */
  speaking: readonly AppliedImport[];
  /** Place of an import by its number. */
  place: ReadonlyMap<number, number>;
  /** Per group key: places of the whole exports that speak for it, ascending. */
  wholes: ReadonlyMap<number, readonly number[]>;
  /** Moments at which every group has a whole export of the last 24 hours, ascending. */
  together: readonly number[];
  /** Which servers are gateways. Known where agents are derived: lib/server/projection/around.ts. */
  gateways: Gateways;
  /** Per group key: when Pending Management was exported, ascending. Known where agents are derived, as the gateways are. */
  pendingCaptures: ReadonlyMap<number, readonly number[]>;
};

const hour = 3600_000;
const day = 24 * hour;

/** Imports in the one order that counts: captured time, then digest. */
export function inOrder<T extends Pick<AppliedImport, "number" | "at" | "digest">>(imports: readonly T[]): T[] {
  return [...imports].sort((a, b) => a.at - b.at || (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : a.number - b.number));
}

/** Puts the imports in order and finds out what they have looked at together. */
export function timelineOf(
  groups: readonly ManagementGroup[],
  imports: readonly AppliedImport[],
  {
    namedBuilds = nothingNamed,
    retireOpenedAt = null,
    settling = limits.settlingHours.value * hour,
    ageing = limits.ageingDays.value * day,
    silence = limits.silenceDays.value * day,
    now,
  }: Partial<Pick<Timeline, "namedBuilds" | "retireOpenedAt" | "settling" | "ageing" | "silence" | "now">> = {},
): Timeline {
  const ordered = inOrder(imports);
  const wholes = new Map<number, number[]>(groups.map((g) => [g.key, []]));
  ordered.forEach((one, place) => {
    for (const key of one.wholeKeys) wholes.get(key)?.push(place);
  });
  const moments = [...new Set(ordered.map((one) => one.at))];
  const observed = (key: number, at: number) =>
    (wholes.get(key) ?? []).some((place) => {
      const seen = ordered[place]?.at ?? Number.NaN;
      return seen <= at && seen >= at - day;
    });
  return {
    groups,
    namedBuilds,
    retireOpenedAt,
    settling,
    ageing,
    silence,
    now: now ?? ordered.at(-1)?.at ?? 0,
    imports: ordered,
    speaking: ordered.filter(({ at, groupKeys }) => groupKeys.some((key) => groups.some((g) => g.key === key && !isRetired(g, at)))),
    place: new Map(ordered.map((one, place) => [one.number, place])),
    wholes,
    together: moments.filter((at) => groups.every((g) => isRetired(g, at) || observed(g.key, at))),
    gateways: noGateways,
    pendingCaptures: new Map(),
  };
}

/** The place of the first whole export of the group after `place`, or null. */
export function nextWhole(timeline: Timeline, groupKey: number, place: number): number | null {
  return (timeline.wholes.get(groupKey) ?? []).find((p) => p > place) ?? null;
}

/**
 * Which import said last what a management group says of an agent. A listing stands until the next whole export, so the latest whole one confirms it; only
 * what a partial import said after that is the partial one's. This keeps an unchanged agent unwritten by the hundredth export that repeats it.
 */
export type LastSaid = (listing: { key: number; part: number | null }) => AppliedImport | undefined;

/** The same of all that was captured by an instant, in milliseconds. */
export function lastSaidBy({ imports, place, wholes }: Timeline, until: number): LastSaid {
  const latest = new Map<number, AppliedImport | undefined>();
  for (const [key, places] of wholes) {
    const last = places.findLast((one) => (imports[one]?.at ?? Number.POSITIVE_INFINITY) <= until);
    latest.set(key, last === undefined ? undefined : imports[last]);
  }
  return ({ key, part }) => (part === null ? latest.get(key) : imports[place.get(part) ?? -1]);
}

/** The instant from which a whole export has spoken for the group, or null. */
export function firstWholeAt(timeline: Timeline, groupKey: number): number | null {
  const place = timeline.wholes.get(groupKey)?.[0];
  return place === undefined ? null : (timeline.imports[place]?.at ?? null);
}
