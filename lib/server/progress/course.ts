import "server-only";
import { type AgentCounts, countAgentsOver, runOf } from "@/lib/domain/agent-counts";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import { nothingSaid } from "@/lib/domain/agent-told";
import type { Estate } from "@/lib/server/estate/estate";

/** Counts of agents, or of those of a part, at each of the ascending moments (milliseconds). */
export function countsOver(estate: Estate, moments: readonly number[], part: AgentConditions = {}): AgentCounts[] {
  const spans = estate.over(moments, part).map(({ told, excluded, from, to, count }) => {
    return { ...runOf({ told, said: { ...nothingSaid, excluded }, count }), from, to };
  });
  return countAgentsOver(spans, moments);
}
