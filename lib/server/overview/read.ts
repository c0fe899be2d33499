import "server-only";
import type { Overview, OverviewGroup } from "@/lib/contracts/overview";
import { carriedBy } from "@/lib/domain/capacity";
import { dateIn } from "@/lib/domain/forecast/calendar";
import { isRetired, type ManagementGroup } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import { readPage } from "@/lib/server/activity/list";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { momentOf } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { pool } from "@/lib/server/database/pool";
import type { Estate } from "@/lib/server/estate/estate";
import { askEstate } from "@/lib/server/estate/kept";
import { keptWithFacts } from "@/lib/server/estate/kept-with";
import { phasesNow } from "@/lib/server/gates/read";
import { listImports } from "@/lib/server/imports/read";
import { countedMoments } from "@/lib/server/progress/moments";
import { countsOf, progressOf } from "@/lib/server/progress/read";
import { servingAgents } from "@/lib/server/progress/serving";
import { readLimits } from "@/lib/server/settings/limits";
import { alertsAnswered } from "./alerts";
import { listedServers } from "./listed-servers";

const latest = 5;
const listedKept = keptWithFacts((estate, moment: Date | null) => listedServers(estate, moment));

/** All that the overview shows of one moment. Its counts are those of progress, and of each past moment of an import. */
export async function getOverview(migration: AgentsOf, asOf: string | undefined, now: Date): Promise<Overview> {
  const moment = momentOf(asOf, migration.timeZone);
  return await askEstate(migration.id, (estate) => overviewOf(migration, estate, { asOf, moment, now }));
}

type Asked = { asOf: string | undefined; moment: Date | null; now: Date };

/** The same, where the estate was asked for already. */
export async function overviewOf(migration: AgentsOf, estate: Estate, { asOf, moment, now }: Asked): Promise<Overview> {
  const [{ timeline, ids }, listed, limits, imports, activity, phases] = await Promise.all([
    keptTimeline(estate),
    listedKept(estate, moment),
    readLimits(pool()),
    listImports(migration.id, { limit: moment ? 500 : latest, status: ["applied", "planned", "needs-input"] }),
    readPage(migration, { limit: latest, to: asOf }),
    phasesNow(migration.id),
  ]);
  const view = estate.at(moment);
  const carried = carriedBy(servingAgents(view), listed.servers);
  const counts = countsOf(view.all());
  return {
    progress: progressOf(counts, timeline, moment, now),
    phases,
    flagged: counts.flagged,
    alerts: alertsAnswered(view),
    groups: timeline.groups.map((group) =>
      groupAt(group, {
        timeline,
        timeZone: migration.timeZone,
        moment,
        ids,
        agents: counts.groups[group.name.toLowerCase()] ?? 0,
        servers: carried
          .filter(({ groupKey }) => groupKey === group.key)
          .map(({ name, knownAs, agents }) => ({ name, knownAs, agents, ...listed.told(group.key, name, limits) })),
      }),
    ),
    moments: countedMoments(estate, timeline, ids),
    importsApplied: timeline.imports.length,
    imports: imports.items
      .filter((one) => !moment || (one.capturedAt !== null && Date.parse(one.capturedAt) <= moment.getTime()))
      .slice(0, latest),
    activity: activity.items,
  };
}

type At = {
  timeline: Timeline;
  timeZone: string;
  moment: Date | null;
  ids: ReadonlyMap<number, string>;
  agents: number;
  servers: OverviewGroup["servers"];
};

/** The group with the last export that spoke for it by then. */
function groupAt(group: ManagementGroup, { timeline, timeZone, moment, ids, agents, servers }: At): OverviewGroup {
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const heard = timeline.imports.findLast((one) => one.at <= until && one.groupKeys.includes(group.key));
  return {
    id: group.id,
    name: group.name,
    role: group.role,
    release: group.release,
    agents,
    observedAt: heard ? new Date(heard.at).toISOString() : null,
    importId: heard ? (ids.get(heard.number) ?? null) : null,
    importNumber: heard?.number ?? null,
    retiredOn: group.retiredAt !== undefined && isRetired(group, until) ? dateIn(group.retiredAt, timeZone) : null,
    servers,
  };
}
