import "server-only";
import type { Serving } from "@/lib/domain/capacity";
import type { Stage } from "@/lib/domain/stages";
import type { View } from "@/lib/server/estate/estate";

/** `stages`: those of the agents that are not excluded. */
type ServingByStage = Serving & { stages: Partial<Record<Stage, number>> };

/** Which server agents of a management group name as their primary one, excluded agents too: they connect as any other. */
export function servingAgents(view: View): ServingByStage[] {
  const found = new Map<string, ServingByStage>();
  for (const { told, said, count } of view.all().alike())
    for (const { key: groupKey, server } of told.listings) {
      if (server === null) continue;
      const one = found.get(`${groupKey} ${server}`) ?? { groupKey, server, agents: 0, stages: {} };
      found.set(`${groupKey} ${server}`, one);
      one.agents += count;
      if (!said.excluded) one.stages[told.stage] = (one.stages[told.stage] ?? 0) + count;
    }
  return [...found.values()];
}
