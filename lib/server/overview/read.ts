import "server-only";
import type { Gate } from "@/lib/contracts/gates";
import type { Overview, OverviewGroup } from "@/lib/contracts/overview";
import { carriedBy } from "@/lib/domain/capacity";
import { dateIn } from "@/lib/domain/forecast/calendar";
import { isRetired, type ManagementGroup } from "@/lib/domain/management-groups";
import { polledKindNames } from "@/lib/domain/polled/kinds";
import { decisionsFrom } from "@/lib/domain/report/decisions";
import type { ReportCounts } from "@/lib/domain/report/facts";
import { forecastSentences } from "@/lib/domain/report/forecast-words";
import { inASentence } from "@/lib/domain/report/in-a-sentence";
import { stages as allStages, type Stage } from "@/lib/domain/stages";
import { phaseNames } from "@/lib/domain/tasks/phases";
import { countTasks } from "@/lib/domain/tasks/state";
import type { Timeline } from "@/lib/domain/timeline";
import { readPage } from "@/lib/server/activity/list";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { momentOf } from "@/lib/server/agents/moment";
import { pool } from "@/lib/server/database/pool";
import { type ReadDrift, readDrift } from "@/lib/server/drift/read";
import type { Estate } from "@/lib/server/estate/estate";
import { askEstate } from "@/lib/server/estate/kept";
import { keptWithFacts } from "@/lib/server/estate/kept-with";
import { type LoadedPhase, phasesNow, phaseTold } from "@/lib/server/gates/read";
import { listImports } from "@/lib/server/imports/read";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { polledOf } from "@/lib/server/polled/load";
import { countedMoments } from "@/lib/server/progress/moments";
import { courseOf, importDays, outlookOf } from "@/lib/server/progress/outlook";
import { countsOf, progressOf } from "@/lib/server/progress/read";
import { servingAgents } from "@/lib/server/progress/serving";
import { readCalendar } from "@/lib/server/settings/calendar";
import { readLimits } from "@/lib/server/settings/limits";
import { alertsAnswered } from "./alerts";
import { healthOfGroups } from "./health";
import { listedServers } from "./listed-servers";
import { nextOf } from "./next";

const latest = 5;
const listedKept = keptWithFacts((estate, moment: Date | null) => listedServers(estate, moment));

type OverviewOf = Pick<MigrationRow, "id" | "timeZone" | "targetDate">;
type Asked = { asOf: string | undefined; moment: Date | null; now: Date };
/** The overview, and what it was made of that the report tells at length. */
type Stand = { overview: Overview; gates: Gate[]; drift: ReadDrift };

/** All that the overview shows of one moment. Its counts are those of progress, and of each past moment of an import. */
export async function getOverview(migration: OverviewOf, asOf: string | undefined, now: Date): Promise<Overview> {
  const moment = momentOf(asOf, migration.timeZone);
  return await askEstate(migration.id, async (estate) => (await standOf(migration, estate, { asOf, moment, now })).overview);
}

/** The same, where the estate was asked for already. */
export async function standOf(migration: OverviewOf, estate: Estate, { asOf, moment, now }: Asked): Promise<Stand> {
  const { id, timeZone, targetDate } = migration;
  const [{ timeline, ids }, listed, limits, imports, activity, phases, calendar, drift, { kinds }] = await Promise.all([
    keptTimeline(estate),
    listedKept(estate, moment),
    readLimits(pool()),
    listImports(id, { limit: moment ? 500 : latest, status: ["applied", "planned", "needs-input"] }),
    readPage(migration, { limit: latest, to: asOf, folded: true }),
    phasesNow(id),
    readCalendar(pool(), id),
    readDrift(id),
    polledOf(estate, moment),
  ]);
  const view = estate.at(moment);
  const carried = carriedBy(servingAgents(view), listed.servers);
  const counts = countsOf(view.all());
  const progress = progressOf(counts, timeline, moment, now);
  const course = courseOf(estate, importDays(timeline, timeZone, moment));
  const { told, today, paces } = outlookOf({ course, calendar, migration, at: progress.asOf, asked: asOf !== undefined, now });
  const outlook = { ...told, targetDate, today };
  const health = healthOfGroups(view);
  const groups = timeline.groups.map((group) =>
    groupAt(group, {
      timeline,
      timeZone,
      moment,
      ids,
      agents: counts.groups[group.name.toLowerCase()] ?? 0,
      health: health.of(group.key),
      servers: carried
        .filter(({ groupKey }) => groupKey === group.key)
        .map(({ name, knownAs, agents, of }) => ({ name, knownAs, agents, stages: stagesOf(of), ...listed.told(group.key, name, limits) })),
    }),
  );
  const decisions = decisionsFrom({
    flags: progress.flags,
    outlook,
    toDo: progress.total - progress.done,
    servers: groups.flatMap(({ name: group, servers }) => servers.map((one) => ({ ...one, group }))),
    incomplete: progress.incomplete,
    tasks: phases.map(toDecide),
    drift: drift.counts,
  });
  const overview: Overview = {
    sentence: inASentence({ counts: progress as ReportCounts, outlook, decisions }),
    course,
    forecast: { ...told, today, words: forecastSentences(outlook).join(" ") },
    paces,
    next: nextOf(phases),
    inNew: health.inNew,
    progress,
    phases: phases.map(phaseTold),
    flagged: counts.flagged,
    polled: kinds.flatMap(({ kind, total, done }) => (total > 0 ? [{ kind, name: polledKindNames[kind], total, done }] : [])),
    alerts: alertsAnswered(view),
    groups,
    moments: countedMoments(estate, timeline, ids),
    importsApplied: timeline.imports.length,
    imports: imports.items
      .filter((one) => !moment || (one.capturedAt !== null && Date.parse(one.capturedAt) <= moment.getTime()))
      .slice(0, latest),
    activity: activity.items,
  };
  return { overview, gates: phases.map(({ gate }) => gate), drift };
}

/** Agents of a server by stage, under whatever spelling they name it. */
function stagesOf(spelled: ReturnType<typeof servingAgents>): OverviewGroup["servers"][number]["stages"] {
  const sum: Partial<Record<Stage, number>> = {};
  for (const { stages } of spelled) for (const stage of allStages) if (stages[stage]) sum[stage] = (sum[stage] ?? 0) + stages[stage];
  return sum;
}

function toDecide({ gate, tasks }: LoadedPhase) {
  const { stale, blocked } = countTasks(tasks);
  return { id: gate.phase, name: phaseNames[gate.phase], stale, blocked, gate: gate.state, gateWords: gate.summary };
}

type At = {
  timeline: Timeline;
  timeZone: string;
  moment: Date | null;
  ids: ReadonlyMap<number, string>;
  agents: number;
  health: OverviewGroup["health"];
  servers: OverviewGroup["servers"];
};

/** The group with the last export that spoke for it by then. */
function groupAt(group: ManagementGroup, { timeline, timeZone, moment, ids, agents, health, servers }: At): OverviewGroup {
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const heard = timeline.imports.findLast((one) => one.at <= until && one.groupKeys.includes(group.key));
  return {
    id: group.id,
    name: group.name,
    role: group.role,
    release: group.release,
    agents,
    health,
    observedAt: heard ? new Date(heard.at).toISOString() : null,
    importId: heard ? (ids.get(heard.number) ?? null) : null,
    importNumber: heard?.number ?? null,
    retiredOn: group.retiredAt !== undefined && isRetired(group, until) ? dateIn(group.retiredAt, timeZone) : null,
    servers,
  };
}
