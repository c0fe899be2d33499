import "server-only";
import type { Report, ReportPart, ReportQuery } from "@/lib/contracts/report";
import { dateIn } from "@/lib/domain/forecast/calendar";
import { groupNames } from "@/lib/domain/management-groups";
import type { RemainingBy } from "@/lib/domain/remaining/cause-codes";
import { changeSentences } from "@/lib/domain/report/change-words";
import { decisionsFrom } from "@/lib/domain/report/decisions";
import type { ReportCounts } from "@/lib/domain/report/facts";
import { forecastSentences } from "@/lib/domain/report/forecast-words";
import { headline } from "@/lib/domain/report/headline";
import { partWords } from "@/lib/domain/report/part-words";
import { comparedDay } from "@/lib/domain/report/since";
import type { StageMove } from "@/lib/domain/stage-moves";
import type { Timeline } from "@/lib/domain/timeline";
import { calendarDay } from "@/lib/domain/words/moments";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { momentOf } from "@/lib/server/agents/moment";
import { countedMoves } from "@/lib/server/comparison/read";
import { pool } from "@/lib/server/database/pool";
import type { Estate, View } from "@/lib/server/estate/estate";
import { askEstate } from "@/lib/server/estate/kept";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { standOf } from "@/lib/server/overview/read";
import { courseOf, importDays, outlookOf } from "@/lib/server/progress/outlook";
import { countsOf, progressOf } from "@/lib/server/progress/read";
import { remainingItems } from "@/lib/server/remaining/read";
import { readCalendar } from "@/lib/server/settings/calendar";
import packageFile from "@/package.json" with { type: "json" };
import { driftTold } from "./drift";
import { earlierReport } from "./frozen/rows";
import { phasesOf } from "./phases";

export type ReportOf = Pick<MigrationRow, "id" | "name" | "timeZone" | "targetDate">;

/**
 * The status report of a migration, or of a part of it, at a moment; without `asOf`, of the latest facts. It is compared with the
 * newest frozen report of the same part and an earlier moment; where there is none, with an earlier day of import.
 */
export async function makeReport(migration: ReportOf, query: ReportQuery, now: Date): Promise<Report> {
  return await askEstate(migration.id, (estate) => reportOf(migration, estate, query, now));
}

async function reportOf(migration: ReportOf, estate: Estate, query: ReportQuery, now: Date): Promise<Report> {
  const { asOf, ...part } = query;
  const { id, timeZone, targetDate } = migration;
  const moment = momentOf(asOf, timeZone);
  const filterWords = partWords(part);
  const whole = filterWords === "";
  const [{ overview, gates, drift }, { timeline }, calendar] = await Promise.all([
    standOf(migration, estate, { asOf, moment, now }),
    keptTimeline(estate),
    readCalendar(pool(), id),
  ]);
  const view = estate.at(moment);
  const counts = countsOf(view.where(part));
  const remaining = remainingOf(view, timeline, part);
  const { asOf: at, ...progress } = progressOf(counts, timeline, moment, now);
  const days = importDays(timeline, timeZone, moment);
  const course = whole ? overview.course : courseOf(estate, days, part);
  const { told, today } = outlookOf({ course, calendar, migration, at, asked: asOf !== undefined, now });
  const outlook = { ...told, targetDate, today };
  const filter = filterOf(part);
  const earlier = await earlierReport(pool(), id, filter, new Date(at));
  const since = earlier?.asOf.getTime() ?? comparedDay(days)?.at ?? null;
  const changes = changesOf({ estate, part, moment, timeZone, since, sinceReport: earlier?.number ?? null });
  const phases = phasesOf({ overview, gates, counts: progress, timeZone, asOf: at });
  const servers = overview.groups.flatMap((group) => group.servers.map((one) => ({ ...one, group: group.name })));
  const decisions = decisionsFrom({
    flags: progress.flags,
    outlook,
    toDo: progress.total - progress.done,
    servers: servers.filter(({ knownAs }) => whole || part.server?.some((one) => knownAs.includes(one.toLowerCase()))),
    incomplete: progress.incomplete,
    tasks: whole ? phases : [],
    drift: whole ? drift.counts : { stops: 0, unexplained: 0 },
  });
  return {
    migration: {
      id,
      name: migration.name,
      timeZone,
      targetDate,
      groups: overview.groups.map(({ name, role, release, observedAt, importNumber, servers }) => ({
        name,
        role,
        release,
        agents: counts.groups[name.toLowerCase()] ?? 0,
        observedAt,
        importNumber,
        servers: servers.length,
      })),
    },
    madeAt: now.toISOString(),
    version: packageFile.version,
    asOf: at,
    filter,
    filterWords,
    headline: headline({
      counts: progress as ReportCounts,
      outlook,
      changes: { ...changes, since: changes.since && calendarDay(dateIn(Date.parse(changes.since), timeZone)) },
      remaining: remaining.cause,
      ownersKept: remaining.owner.some(({ value }) => value !== null),
      decisions,
      part: filterWords,
      timeZone,
      asOf: at,
      madeAt: now.toISOString(),
      asked: asOf !== undefined,
    }),
    progress,
    flagged: counts.flagged,
    phases,
    course,
    forecast: { ...told, today, words: forecastSentences(outlook).join(" ") },
    remaining,
    drift: whole ? driftTold(drift) : null,
    decisions,
    changes,
    imports: timeline.imports
      .filter((one) => moment === null || one.at <= moment.getTime())
      .map((one) => ({ number: one.number, at: new Date(one.at).toISOString(), groups: groupNames(timeline.groups, one.groupKeys) })),
  };
}

function filterOf(part: ReportPart): Report["filter"] {
  return Object.fromEntries(Object.entries(part).flatMap(([key, values]) => (values?.length ? [[key, values]] : [])));
}

function remainingOf(view: View, timeline: Timeline, part: ReportPart): Report["remaining"] {
  const items = (by: RemainingBy) => remainingItems(view, by, timeline, part);
  return { cause: items("cause"), domain: items("domain"), server: items("server"), owner: items("owner") };
}

type Compared = {
  part: ReportPart;
  estate: Estate;
  moment: Date | null;
  timeZone: string;
  since: number | null;
  sinceReport: number | null;
};

function changesOf({ estate, part, moment, timeZone, since, sinceReport }: Compared): Report["changes"] {
  if (since === null)
    return { since: null, sinceReport, sinceWords: "This is the first day with imports.", counts: noMoves, done: 0, sentences: [] };
  const counts = countedMoves(estate, new Date(since), moment, part);
  const doneAt = (at: Date | null) => countsOf(estate.at(at).where(part)).done;
  const done = doneAt(moment) - doneAt(new Date(since));
  return {
    since: new Date(since).toISOString(),
    sinceReport,
    sinceWords: `Since ${sinceReport === null ? "" : `report #${sinceReport}, `}${calendarDay(dateIn(since, timeZone))}`,
    counts,
    done,
    sentences: changeSentences(counts, done).map(({ words }) => words),
  };
}

const noMoves: Record<StageMove, number> = { forward: 0, back: 0, other: 0, new: 0, gone: 0 };
