import "server-only";
import type { SourceHealth } from "@/lib/contracts/drift";
import { sourceHealths } from "@/lib/domain/agent-readings";
import { type HealthSpan, healthOver } from "@/lib/domain/health-course";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { askEstate } from "@/lib/server/estate/kept";
import type { ToldSpan } from "@/lib/server/estate/spans";
import { thinned } from "@/lib/server/progress/moments";

const mostMoments = 100;

/** How the agents of the original fared, at each import of them. Excluded agents count as the original lists them. */
export function readSourceHealth(migrationId: string): Promise<SourceHealth> {
  return askEstate(migrationId, async (estate) => {
    const { timeline, ids } = await keptTimeline(estate);
    const sources = new Set(timeline.groups.filter(({ role }) => role === "source").map(({ key }) => key));
    const imports = timeline.imports.filter(({ groupKeys }) => groupKeys.some((key) => sources.has(key)));
    const moments = thinned([...new Set(imports.map(({ at }) => at))], mostMoments);
    const counts = healthOver(healthSpans(estate.over(moments)), moments);
    return {
      moments: moments.flatMap((at, i) => {
        const told = counts[i];
        if (!told) return [];
        const own = imports.filter((one) => one.at === at);
        return [{ at: new Date(at).toISOString(), imports: own.map(({ number }) => ({ id: ids.get(number) ?? "", number })), ...told }];
      }),
    };
  });
}

/** Agents, not listings: of several originals that tell the same of one it counts once, as in the list that a number opens. */
const healthSpans = (spans: readonly ToldSpan[]): HealthSpan[] =>
  spans.flatMap(({ told, from, to, count }) => [...new Set(sourceHealths(told))].map((health) => ({ from, to, health, count })));
