import "server-only";
import { type AgentAround, aroundAgents, nothingAround } from "@/lib/domain/agent-around";
import type { ComponentImport } from "@/lib/domain/component-history";
import type { ServerSpan } from "@/lib/domain/gateways";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadPlannedEnds, type PlannedEnds } from "@/lib/server/plans/planned-ends";
import { loadMentions, type Mentions } from "./mentions";
import { namesMeant } from "./names-meant";
import { loadObservations } from "./server-sightings";

/**
 * The timeline with the gateways that exports of servers tell, what exports of other kinds say of an agent by its name, the bare names that
 * may mean it, and when people announced its end.
 */
export type Around = { timeline: Timeline; of: (name: string) => AgentAround; mentions: Mentions; endsOf: PlannedEnds };

/** What exports of Pending Management, of servers and of failover servers say about agents. `timeline` holds the imports of agents that count. */
export async function loadAround(db: Queryable, migrationId: string, timeline: Timeline): Promise<Around> {
  const { imports, sightings } = await loadObservations(db, migrationId);
  const { pending, failover, gateways } = aroundAgents(imports, sightings);
  const surrounded = { ...timeline, gateways, pendingCaptures: pendingCapturesOf(imports) };
  const said = {
    timeline: surrounded,
    mentions: await loadMentions(db, migrationId, timeline),
    endsOf: await loadPlannedEnds(db, migrationId),
  };
  if (!pending.size && !failover.size) return { ...said, of: () => nothingAround };
  const { agentOf } = await namesMeant(
    db,
    migrationId,
    timeline.imports.map(({ number }) => number),
    [...pending.keys(), ...failover.keys()],
  );
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
  return { ...said, of };
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
