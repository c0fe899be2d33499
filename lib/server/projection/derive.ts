import "server-only";
import { setImmediate as othersFirst } from "node:timers/promises";
import { agentHistory, type Change, type Period } from "@/lib/domain/agent-history";
import type { Meaning } from "@/lib/domain/naming/logged-rows";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { type Around, loadAround } from "./around";
import type { Naming } from "./naming";
import { type Newborn, seenNewborns } from "./newborn";
import { type Batch, batchesOf, loadSeen, type Seen } from "./seen";

export type DerivedAgent = { key: number; name: string; digest: string | null; periods: Period[]; changes: Change[]; due: number | null };

/** Agents, and whom the rows of their families mean: see lib/domain/naming. */
export type Derived = { agents: DerivedAgent[]; meanings: readonly Meaning[] };

/** An import at hand, with the agents that are new with it, in the order of their keys and some at a time: their keys are `firstKey` and above. */
export type Birth = { number: number; firstKey: number; newborns: () => AsyncIterable<readonly Newborn[]> };

/**
 * Everything that follows from the log, a batch of agents at a time; an agent brings all its family. Nothing is written. Newborns of `birth` are
 * derived as well, from memory.
 */
export async function* derive(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  agents: "all" | readonly number[],
  { birth = null, naming }: { birth?: Birth | null; naming?: Naming } = {},
): AsyncGenerator<Derived> {
  const around = await loadAround(db, migrationId, timeline, naming);
  const load = (batch: Batch | undefined): Promise<Seen> => {
    const loading = batch ? loadSeen(db, migrationId, timeline, batch, around) : Promise.resolve({ agents: [], meanings: [] });
    // Whoever stops listening early does not hear of a failure that only the next batch would have met.
    loading.catch(() => undefined);
    return loading;
  };
  const wanted = agents === "all" ? { last: await lastAgent(db, migrationId) } : agents;
  const all = batchesOf(around.naming, wanted, birth?.firstKey);
  let ahead = load(all[0]);
  for (const [i] of all.entries()) {
    const { agents: seen, meanings } = await ahead;
    // The database reads the next batch while this one is worked on.
    ahead = load(all[i + 1]);
    yield { agents: await histories(seen, around), meanings };
  }
  if (!birth) return;
  for await (const newborns of birth.newborns()) {
    const own = newborns.filter(({ key }) => !around.naming.familyOf.has(key));
    yield { agents: await histories(seenNewborns(own, birth.number, timeline, around), around), meanings: [] };
  }
}

async function histories(seen: Seen["agents"], { timeline, of }: Around): Promise<DerivedAgent[]> {
  const derived: DerivedAgent[] = [];
  for (const { key, name, digest, sightings, decisions } of seen) {
    derived.push({ key, name, digest, ...agentHistory(name, sightings, timeline, decisions, of(name)) });
    if (derived.length % 250 === 0) await othersFirst();
  }
  return derived;
}

async function lastAgent(db: Queryable, migrationId: string): Promise<number> {
  const { rows } = await db.query<{ last: number }>("select last_agent as last from migration where id = $1", [migrationId]);
  return rows[0]?.last ?? 0;
}
