import "server-only";
import { agentHistory, type Change, type Period } from "@/lib/domain/agent-history";
import type { Around } from "../around";
import type { SeenAgent } from "../seen";

export type DerivedAgent = { key: number; name: string; digest: string | null; periods: Period[]; changes: Change[]; due: number | null };

export function derivedAgents(seen: readonly SeenAgent[], { timeline, of }: Around): DerivedAgent[] {
  return seen.map(({ key, name, digest, sightings, decisions }) => {
    return { key, name, digest, ...agentHistory(name, sightings, timeline, decisions, of(name)) };
  });
}
