import "server-only";
import type { Migration } from "@/lib/contracts/migrations";
import type { Portfolio, Standing } from "@/lib/contracts/portfolio";
import { dateIn } from "@/lib/domain/forecast/calendar";
import { byNeed } from "@/lib/domain/need";
import { pool } from "@/lib/server/database/pool";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { phasesNow } from "@/lib/server/gates/read";
import { listMigrations } from "@/lib/server/migrations/list";
import { importDays, outlookOf } from "@/lib/server/progress/outlook";
import { progressOf } from "@/lib/server/progress/read";
import { readCalendar } from "@/lib/server/settings/calendar";
import { figuresOf } from "./figures";
import { stampsOf } from "./stamps";

/** More than anybody runs at once; whoever has more sees the newest. */
const most = 200;
/** Read at the same time, so that one page does not take every connection. */
const atOnce = 4;

/** How every migration stands that is not archived, the one that needs somebody most first. */
export async function readPortfolio(now: Date): Promise<Portfolio> {
  const { items, total } = await listMigrations({ limit: most });
  const stamps = await stampsOf(items.map(({ id }) => id));
  const standings: Standing[] = [];
  const waiting = [...items];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      standings.push(await keptStanding(next, `${stamps.get(next.id)} ${dateIn(now.getTime(), next.timeZone)}`, now));
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

type Kept = { stamp: string; standing: Promise<Standing> };
const kept = new Map<string, Kept>();

/** A few numbers and words of each migration hold for a day, unless something of it changes; who asks meanwhile waits for the same answer. */
async function keptStanding(migration: Migration, stamp: string, now: Date): Promise<Standing> {
  const before = kept.get(migration.id);
  if (before?.stamp === stamp) return await before.standing;
  const made: Kept = { stamp, standing: standingOf(migration, now) };
  kept.delete(migration.id);
  kept.set(migration.id, made);
  for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old);
  made.standing.catch(() => kept.get(migration.id) === made && kept.delete(migration.id));
  return await made.standing;
}

async function standingOf(migration: Migration, now: Date): Promise<Standing> {
  const { id, timeZone } = migration;
  const [timeline, phases, calendar] = await Promise.all([loadTimeline(pool(), id), phasesNow(id), readCalendar(pool(), id)]);
  const { counts, course: figures } = await figuresOf(id, [...new Set(timeline.imports.map(({ at }) => at))]);
  const byInstant = new Map(figures.map(({ at, ...figure }) => [at, figure]));
  const course = importDays(timeline, timeZone, null).flatMap(({ date, at }) => {
    const figure = byInstant.get(at);
    return figure ? [{ date, ...figure }] : [];
  });
  const { asOf, total, done, percentDone, stages, incomplete } = progressOf(counts, timeline, null, now);
  const { told } = outlookOf({ course, calendar, migration, at: asOf, asked: false, now });
  const { state, likely, safe, finishedOn, verdict, daysPastTarget } = told;
  return {
    migration,
    progress: { asOf, total, done, percentDone, stages, incomplete },
    flagged: counts.flagged,
    gates: phases.map(({ gate: { phase, state } }) => ({ phase, state })),
    forecast: { state, likely, safe, finishedOn, verdict, daysPastTarget },
  };
}
