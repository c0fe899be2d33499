import "server-only";
import type { Progress } from "@/lib/contracts/progress";
import { percentDone } from "@/lib/domain/progress";
import { flagCodes, type Stage, stages } from "@/lib/domain/stages";
import { Shelf } from "@/lib/server/agents/kept";
import { momentOf } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { agentsQuestion } from "@/lib/server/agents/select";
import { wideQuery } from "@/lib/server/agents/wide";
import { pool } from "@/lib/server/database/pool";
import { loadTimeline } from "@/lib/server/projection/timeline";

type Count = { stage: Stage; excluded: boolean; count: number; done: number; notReporting: number };

type Counts = Omit<Progress, "asOf"> & { latest: Date | null };

const shelf = new Shelf<Counts>(200);

/** Counts of one moment, from the same periods that lists show. */
export async function getProgress(migration: AgentsOf, asOf: string | undefined, now: Date): Promise<Progress> {
  const moment = momentOf(asOf, migration.timeZone);
  const { latest, ...counts } = await shelf.answer(migration.id, moment, () => countAll(migration.id, moment));
  return { asOf: (moment ?? latest ?? now).toISOString(), ...counts };
}

async function countAll(migrationId: string, moment: Date | null): Promise<Counts> {
  const { text, values } = agentsQuestion(migrationId, moment, {}, { planned: true });
  const [counted, flagged, timeline] = await Promise.all([
    wideQuery<Count>(
      `select p.stage, pl.excluded_at is not null as excluded, count(*)::int as count, count(*) filter (where p.done)::int as done,
         count(*) filter (where p.not_reporting)::int as "notReporting" ${text} group by 1, 2`,
      values,
    ),
    wideQuery<{ code: string; count: number }>(
      `select code, count(*)::int as count from (select unnest(p.flag_codes) as code ${text} and p.in_group and pl.excluded_at is null) f group by 1`,
      values,
    ),
    loadTimeline(pool(), migrationId),
  ]);
  const scope = counted.filter((r) => !r.excluded);
  const byStage = Object.fromEntries(stages.map((s) => [s, scope.find((r) => r.stage === s)?.count ?? 0])) as Record<Stage, number>;
  const total = stages.reduce((sum, s) => sum + (s === "gone" ? 0 : byStage[s]), 0);
  const done = sum(scope, (r) => r.done);
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const whole = (key: number) =>
    (timeline.wholes.get(key) ?? []).some((place) => (timeline.imports[place]?.at ?? Number.POSITIVE_INFINITY) <= until);
  return {
    latest: latest(timeline.imports),
    total,
    stages: byStage,
    excluded: sum(
      counted.filter((r) => r.excluded),
      (r) => r.count,
    ),
    notReporting: sum(scope, (r) => r.notReporting),
    done,
    percentDone: percentDone(done, total),
    incomplete: timeline.groups.filter((g) => g.role === "source" && !whole(g.key)).map((g) => g.name),
    flags: Object.fromEntries(flagCodes.map((code) => [code, flagged.find((r) => r.code === code)?.count ?? 0])),
  };
}

function latest(imports: readonly { at: number }[]): Date | null {
  const last = imports.at(-1);
  return last ? new Date(last.at) : null;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
