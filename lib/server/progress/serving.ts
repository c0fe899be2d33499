import "server-only";
import type { Serving } from "@/lib/domain/capacity";
import type { View } from "@/lib/server/estate/estate";

/** Which server agents of a management group name as their primary one, excluded agents too: they connect as any other. */
export function servingAgents(view: View): Serving[] {
  const found = new Map<string, Serving>();
  for (const { told, count } of view.all().alike())
    for (const { key: groupKey, server } of told.listings) {
      if (server === null) continue;
      const one = found.get(`${groupKey} ${server}`) ?? { groupKey, server, agents: 0 };
      found.set(`${groupKey} ${server}`, one);
      one.agents += count;
    }
  return [...found.values()];
}
