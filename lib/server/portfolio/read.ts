import "server-only";
import type { Migration } from "@/lib/contracts/migrations";
import type { Portfolio, Standing } from "@/lib/contracts/portfolio";
import { countAgents, spansAt } from "@/lib/domain/agent-counts";
import { byNeed } from "@/lib/domain/need";
import { Shelf } from "@/lib/server/agents/kept";
import { readCalendar } from "@/lib/server/calendar/calendar";
import { pool } from "@/lib/server/database/pool";
import { phasesNow } from "@/lib/server/gates/read";
import { listMigrations } from "@/lib/server/migrations/list";
import { progressOf } from "@/lib/server/progress/read";
import { spansOf } from "@/lib/server/progress/runs";
import { loadTimeline } from "@/lib/server/projection/timeline";
import { courseOf, importDays, outlookOf } from "@/lib/server/report/outlook";

/** More than anybody runs at once; whoever has more sees the newest. */
const most = 200;
/** Read at the same time, so that one page does not take every connection. */
const atOnce = 4;

/** How every migration stands that is not archived, the one that needs somebody most first. */
export async function readPortfolio(now: Date): Promise<Portfolio> {
  const { items, total } = await listMigrations({ limit: most });
  const standings: Standing[] = [];
  const waiting = [...items];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) standings.push(await standingOf(next, now));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const needs = ({ migration, progress, flagged, gates, forecast }: Standing) => ({
    ...progress,
    name: migration.name,
    flagged,
    gates,
    forecast,
  });
  return { items: standings.toSorted((a, b) => byNeed(needs(a), needs(b))), nextCursor: null, total };
}

/** What is counted of agents holds until facts or plans change; only these few numbers are kept, not the periods. */
const counted = new Shelf<Awaited<ReturnType<typeof countedOf>>>(most);

async function countedOf({ id, timeZone }: Migration) {
  const [spans, timeline] = await Promise.all([spansOf(id), loadTimeline(pool(), id)]);
  return { counts: countAgents(spansAt(spans, null)), course: courseOf(spans, importDays(timeline, timeZone, null)), timeline };
}

async function standingOf(migration: Migration, now: Date): Promise<Standing> {
  const { id, timeZone } = migration;
  const [{ counts, course, timeline }, phases, calendar] = await Promise.all([
    counted.answer(id, timeZone, () => countedOf(migration)),
    phasesNow(id),
    readCalendar(pool(), id),
  ]);
  const { asOf, total, done, percentDone, stages, incomplete } = progressOf(counts, timeline, null, now);
  const { told } = outlookOf({ course, calendar, migration, at: asOf, asked: false, now });
  const { state, likely, safe, finishedOn, verdict, daysPastTarget } = told;
  return {
    migration,
    progress: { asOf, total, done, percentDone, stages, incomplete },
    flagged: counts.flagged,
    gates: phases.map(({ id: phase, gate }) => ({ phase, state: gate.state })),
    forecast: { state, likely, safe, finishedOn, verdict, daysPastTarget },
  };
}
