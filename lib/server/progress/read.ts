import "server-only";
import type { Progress } from "@/lib/contracts/progress";
import { type AgentCounts, countAgents } from "@/lib/domain/agent-counts";
import { isRetired } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import { Shelf } from "@/lib/server/agents/kept";
import { momentOf } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { pool } from "@/lib/server/database/pool";
import { loadTimeline } from "@/lib/server/projection/timeline";
import { runsAt } from "./runs";

const shelf = new Shelf<{ counts: AgentCounts; timeline: Timeline }>(200);

/** Counts of one moment, from the same periods that lists show. */
export async function getProgress(migration: AgentsOf, asOf: string | undefined, now: Date): Promise<Progress> {
  const moment = momentOf(asOf, migration.timeZone);
  const { counts, timeline } = await shelf.answer(migration.id, moment, async () => {
    const [runs, timeline] = await Promise.all([runsAt(migration.id, moment), loadTimeline(pool(), migration.id)]);
    return { counts: countAgents(runs), timeline };
  });
  return progressOf(counts, timeline, moment, now);
}

/** Counts with the moment they are of, and the originals that no whole export had spoken for by then. */
export function progressOf(counts: AgentCounts, timeline: Timeline, moment: Date | null, now: Date): Progress {
  const { total, stages, excluded, notReporting, done, percentDone, flags, settling } = counts;
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const whole = (key: number) =>
    (timeline.wholes.get(key) ?? []).some((place) => (timeline.imports[place]?.at ?? Number.POSITIVE_INFINITY) <= until);
  return {
    asOf: (moment ?? latest(timeline.imports) ?? now).toISOString(),
    total,
    stages,
    excluded,
    notReporting,
    done,
    percentDone,
    incomplete: timeline.groups.filter((g) => g.role === "source" && !isRetired(g, until) && !whole(g.key)).map((g) => g.name),
    flags,
    settling,
  };
}

function latest(imports: readonly { at: number }[]): Date | null {
  const last = imports.at(-1);
  return last ? new Date(last.at) : null;
}
