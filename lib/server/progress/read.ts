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
