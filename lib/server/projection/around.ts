import "server-only";
import { type AgentAround, aroundAgents, nothingAround } from "@/lib/domain/agent-around";
import { firstLabel } from "@/lib/domain/agent-names";
import type { AgentDecisions } from "@/lib/domain/agent-sightings";
import type { ComponentChange } from "@/lib/domain/component-history";
import type { ServerSpan } from "@/lib/domain/gateways";
import type { NamesKnown } from "@/lib/domain/naming/logged-rows";
import { type NamesTold, namesKnown } from "@/lib/domain/naming/names-told";
import type { Timeline } from "@/lib/domain/timeline";
import type { PlannedEnds } from "@/lib/server/plans/planned-ends";

/** All that agents of a migration are derived from beside their rows, as plain data: it can be sent to a thread. */
export type Context = {
  migrationId: string;
  timeline: Omit<Timeline, "gateways">;
  /** What exports of servers, of Pending Management and of failover servers tell; and the agents that names in the latter two mean. */
  changes: readonly ComponentChange[];
  meant: ReadonlyMap<string, string>;
  names: NamesTold;
  ends: PlannedEnds;
};

/** The same as questions: the timeline with the gateways, what exports of other kinds say of an agent by its name, when people announced its end. */
export type Around = {
  timeline: Timeline;
  of: (name: string) => AgentAround;
  known: NamesKnown;
  endsOf: (name: string) => AgentDecisions["endsPlanned"];
};

export function aroundOf({ timeline, changes, meant, names, ends }: Context): Around {
  const { pending, failover, gateways } = aroundAgents(changes);
  const ofAgent = (spans: ReadonlyMap<string, ServerSpan[]>) => {
    const found = new Map<string, ServerSpan[]>();
    for (const [name, own] of spans) {
      const agent = meant.get(name) ?? name;
      found.set(agent, [...(found.get(agent) ?? []), ...own]);
    }
    return found;
  };
  const [waiting, turning] = [ofAgent(pending), ofAgent(failover)];
  return {
    timeline: { ...timeline, gateways },
    of: (name) => {
      const own = { pending: waiting.get(name) ?? [], failover: turning.get(name) ?? [] };
      return own.pending.length + own.failover.length > 0 ? own : nothingAround;
    },
    known: namesKnown(names, changes),
    endsOf: (name) => (ends.size ? [...(ends.get(name) ?? []), ...(ends.get(firstLabel(name)) ?? [])] : []),
  };
}
