import "server-only";
import { agentHistory, type Change, type Period } from "@/lib/domain/agent-history";
import type { Around } from "../around";
import type { SeenAgent } from "../seen";

export type DerivedAgent = { key: number; name: string; digest: string | null; periods: Period[]; changes: Change[]; due: number | null };

/** One after the other, so that what is no longer wanted of one can go before the next. */
export function* derivedAgents(seen: Iterable<SeenAgent>, { timeline, of }: Around): Generator<DerivedAgent> {
  for (const { key, name, digest, sightings, decisions } of seen)
    yield { key, name, digest, ...agentHistory(name, sightings, timeline, decisions, of(name)) };
}
