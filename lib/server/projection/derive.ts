import "server-only";
import { setImmediate as othersFirst } from "node:timers/promises";
import { agentHistory, type Change, type Period } from "@/lib/domain/agent-history";
import type { Timeline } from "@/lib/domain/timeline";
import { loadMentions, loadSightings } from "./sightings";
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
  for await (const keys of batches(db, migrationId, agents)) {
    const seen = await loadSightings(db, migrationId, timeline, keys, mentions);
    const derived: DerivedAgent[] = [];
    for (const { key, name, digest, sightings, decisions } of seen) {
      derived.push({ key, name, digest, ...agentHistory(name, sightings, timeline, decisions) });
      if (derived.length % 500 === 0) await othersFirst();
    }
    yield derived;
  }
}

async function* batches(db: Queryable, migrationId: string, agents: "all" | readonly number[]) {
  if (agents !== "all") {
    for (let i = 0; i < agents.length; i += batchSize) yield agents.slice(i, i + batchSize);
    return;
  }
  const { rows } = await db.query<{ last: number }>("select last_agent as last from migration where id = $1", [migrationId]);
  const last = rows[0]?.last ?? 0;
  for (let from = 1; from <= last; from += batchSize) yield { from, to: from + batchSize };
}
