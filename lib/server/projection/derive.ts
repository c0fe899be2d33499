import "server-only";
import { setImmediate as othersFirst } from "node:timers/promises";
import { agentHistory, type Change, type Period } from "@/lib/domain/agent-history";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { type Around, loadAround } from "./around";
import { type Newborn, seenNewborns } from "./newborn";
import { type Keys, loadSightings, type SeenAgent } from "./sightings";

export type DerivedAgent = { key: number; name: string; digest: string | null; periods: Period[]; changes: Change[]; due: number | null };

/** An import at hand, with the agents that are new with it. */
export type Birth = { number: number; newborns: readonly Newborn[] };

const batchSize = 2_000;

/**
 * Everything that follows from the observations, a batch of agents at a time. Nothing is written. Newborns of `birth` are
 * derived as well, from memory.
 */
export async function* derive(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  agents: "all" | readonly number[],
  birth: Birth | null = null,
): AsyncGenerator<DerivedAgent[]> {
  const around = await loadAround(db, migrationId, timeline);
  const newborns = birth?.newborns ?? [];
  const load = (keys: Keys | undefined) => {
    const loading = keys ? loadSightings(db, migrationId, timeline, keys, around) : Promise.resolve([]);
    // Whoever stops listening early does not hear of a failure that only the next batch would have met.
    loading.catch(() => undefined);
    return loading;
  };
  const all = await batches(db, migrationId, agents, newborns[0]?.key);
  let ahead = load(all[0]);
  for (const [i] of all.entries()) {
    const seen = await ahead;
    // The database reads the next batch while this one is worked on.
    ahead = load(all[i + 1]);
    yield await histories(seen, around);
  }
  for (let start = 0; birth && start < newborns.length; start += batchSize) {
    yield await histories(seenNewborns(newborns.slice(start, start + batchSize), birth.number, timeline, around), around);
  }
}

async function histories(seen: readonly SeenAgent[], { timeline, of }: Around): Promise<DerivedAgent[]> {
  const derived: DerivedAgent[] = [];
  for (const { key, name, digest, sightings, decisions } of seen) {
    derived.push({ key, name, digest, ...agentHistory(name, sightings, timeline, decisions, of(name)) });
    if (derived.length % 250 === 0) await othersFirst();
  }
  return derived;
}

/** Keys of the agents before the first newborn, in batches. */
async function batches(
  db: Queryable,
  migrationId: string,
  agents: "all" | readonly number[],
  firstNew = Number.POSITIVE_INFINITY,
): Promise<Keys[]> {
  if (agents !== "all") {
    const older = agents.filter((key) => key < firstNew);
    return Array.from({ length: Math.ceil(older.length / batchSize) }, (_, i) => older.slice(i * batchSize, (i + 1) * batchSize));
  }
  const { rows } = await db.query<{ last: number }>("select last_agent as last from migration where id = $1", [migrationId]);
  const end = Math.min((rows[0]?.last ?? 0) + 1, firstNew);
  return Array.from({ length: Math.ceil((end - 1) / batchSize) }, (_, i) => {
    const from = i * batchSize + 1;
    return { from, to: Math.min(from + batchSize, end) };
  });
}
