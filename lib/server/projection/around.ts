import "server-only";
import { type AgentAround, aroundAgents, nothingAround } from "@/lib/domain/agent-around";
import { type ComponentImport, componentHistory } from "@/lib/domain/component-history";
import type { ServerSpan } from "@/lib/domain/gateways";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadPlannedEnds, type PlannedEnds } from "@/lib/server/plans/planned-ends";
import { namesMeant } from "./names-meant";
import { loadNaming, type Naming } from "./naming";
import { loadObservations } from "./server-sightings";

/**
 * The timeline with the gateways that exports of servers tell, what exports of other kinds say of an agent by its name, whom names mean, and when
 * people announced its end.
 */
export type Around = { timeline: Timeline; of: (name: string) => AgentAround; naming: Naming; endsOf: PlannedEnds };

/** What exports of Pending Management, of servers and of failover servers say about agents. `timeline` holds the imports of agents that count. */
export async function loadAround(db: Queryable, migrationId: string, timeline: Timeline, naming?: Naming): Promise<Around> {
  const { imports, sightings } = await loadObservations(db, migrationId);
  const { changes } = componentHistory(imports, sightings);
  const { pending, failover, gateways } = aroundAgents(changes);
  const known = {
    timeline: { ...timeline, gateways, pendingCaptures: pendingCapturesOf(imports) },
    naming: naming ?? (await loadNaming(db, migrationId, timeline, changes)),
    endsOf: await loadPlannedEnds(db, migrationId),
  };
  if (!pending.size && !failover.size) return { ...known, of: () => nothingAround };
  const { agentOf } = await namesMeant(db, migrationId, timeline, known.naming, [...pending.keys(), ...failover.keys()]);
  const ofAgent = (spans: ReadonlyMap<string, ServerSpan[]>) => {
    const found = new Map<string, ServerSpan[]>();
    for (const [name, own] of spans) found.set(agentOf(name), [...(found.get(agentOf(name)) ?? []), ...own]);
    return found;
  };
  const [waiting, turning] = [ofAgent(pending), ofAgent(failover)];
  const of = (name: string): AgentAround => {
    const own = { pending: waiting.get(name) ?? [], failover: turning.get(name) ?? [] };
    return own.pending.length + own.failover.length > 0 ? own : nothingAround;
  };
  return { ...known, of };
}
/** Per group key: when Pending Management was exported, ascending. */
function pendingCapturesOf(imports: readonly ComponentImport[]): Map<number, number[]> {
  const captures = new Map<number, number[]>();
  for (const { at, groupKeys, speaksFor } of imports) {
    if (!speaksFor.has("pendingAction")) continue;
    for (const key of groupKeys)
      captures.set(
        key,
        [...(captures.get(key) ?? []), at].sort((a, b) => a - b),
      );
  }
  return captures;
}
