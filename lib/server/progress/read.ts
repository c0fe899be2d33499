import "server-only";
import type { Progress } from "@/lib/contracts/progress";
import { type AgentCounts, countAgents, runOf } from "@/lib/domain/agent-counts";
import { isRetired } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { momentOf } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { askEstate } from "@/lib/server/estate/kept";
import type { Selection } from "@/lib/server/estate/selection";

/** Counts of one moment. */
export async function getProgress(migration: AgentsOf, asOf: string | undefined, now: Date): Promise<Progress> {
  const moment = momentOf(asOf, migration.timeZone);
  return await askEstate(migration.id, async (estate) => {
    const { timeline } = await keptTimeline(estate);
    return progressOf(countsOf(estate.at(moment).all()), timeline, moment, now);
  });
}

export function countsOf(selection: Selection): AgentCounts {
  return countAgents(selection.alike().map(runOf));
}

/** Counts with the moment they are of, and the originals that no whole export had spoken for by then. */
export function progressOf(counts: AgentCounts, timeline: Timeline, moment: Date | null, now: Date): Progress {
  const { total, stages, excluded, notReporting, done, percentDone, flags, settling, silent } = counts;
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const wholeAt = (key: number) =>
    (timeline.wholes.get(key) ?? []).flatMap((place) => timeline.imports[place]?.at ?? []).findLast((at) => at <= until) ?? null;
  return {
    asOf: (moment ?? latest(timeline.imports) ?? now).toISOString(),
    total,
    stages,
    excluded,
    notReporting,
    done,
    percentDone,
    incomplete: timeline.groups.filter((g) => g.role === "source" && !isRetired(g, until) && wholeAt(g.key) === null).map((g) => g.name),
    silent: timeline.groups.flatMap(({ key, name }) => {
      const agents = silent[name.toLowerCase()] ?? 0;
      const at = wholeAt(key);
      return agents > 0 ? [{ group: name, agents, wholeAt: at === null ? null : new Date(at).toISOString() }] : [];
    }),
    flags,
    settling,
  };
}

function latest(imports: readonly { at: number }[]): Date | null {
  const last = imports.at(-1);
  return last ? new Date(last.at) : null;
}
