import "server-only";
import { setImmediate as othersFirst } from "node:timers/promises";
import { agentHistory, type Change, type Period } from "@/lib/domain/agent-history";
import type { Timeline } from "@/lib/domain/timeline";
import { type Keys, loadMentions, loadSightings } from "./sightings";
import type { Queryable } from "./timeline";

export type DerivedAgent = { key: number; name: string; digest: string | null; periods: Period[]; changes: Change[] };

const batchSize = 2_000;

/** Everything that follows from the observations, a batch of agents at a time. Nothing is written. */
export async function* derive(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  agents: "all" | readonly number[],
): AsyncGenerator<DerivedAgent[]> {
  const mentions = await loadMentions(db, migrationId, timeline);
  const load = (keys: Keys | undefined) => {
    const loading = keys ? loadSightings(db, migrationId, timeline, keys, mentions) : Promise.resolve([]);
    // Whoever stops listening early does not hear of a failure that only the next batch would have met.
    loading.catch(() => undefined);
    return loading;
  };
  const all = await batches(db, migrationId, agents);
  let ahead = load(all[0]);
  for (const [i] of all.entries()) {
    const seen = await ahead;
    // The database reads the next batch while this one is worked on.
    ahead = load(all[i + 1]);
    const derived: DerivedAgent[] = [];
    for (const { key, name, digest, sightings, decisions } of seen) {
      derived.push({ key, name, digest, ...agentHistory(name, sightings, timeline, decisions) });
      if (derived.length % 500 === 0) await othersFirst();
    }
    yield derived;
  }
}

async function batches(db: Queryable, migrationId: string, agents: "all" | readonly number[]): Promise<Keys[]> {
  const many = async () => {
    const { rows } = await db.query<{ last: number }>("select last_agent as last from migration where id = $1", [migrationId]);
    return rows[0]?.last ?? 0;
  };
  const count = agents === "all" ? await many() : agents.length;
  return Array.from({ length: Math.ceil(count / batchSize) }, (_, i) => {
    const start = i * batchSize;
    return agents === "all" ? { from: start + 1, to: start + 1 + batchSize } : agents.slice(start, start + batchSize);
  });
}
