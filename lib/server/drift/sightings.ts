import "server-only";
import { moved, type Sightings, type SourceFacts, sourceKey } from "@/lib/domain/drift/facts";
import { grouped } from "@/lib/domain/grouped";
import { groupKeyOf } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { instant, int, orNull, readRows, text } from "@/lib/server/database/rows";

type Period = { key: number; from: Date; to: Date | null; groups: string };

/** When agents were lost or came, by the periods of what they were. Only those that the baseline and the present disagree on are looked at. */
export async function loadDriftSightings(
  db: Queryable,
  migrationId: string,
  baseline: SourceFacts,
  now: SourceFacts,
  timeline: Timeline,
): Promise<Sightings> {
  const { lost, added } = moved(baseline.agents, now.agents);
  const periods = await periodsOf(db, migrationId, [...new Set([...lost, ...added].map(({ name }) => name))]);
  const spelled = new Map(timeline.groups.map(({ key, name }) => [key, groupKeyOf(name)]));
  const instants = (agents: typeof lost, of: (own: readonly Period[], group: string) => Date | null) =>
    new Map(
      agents.flatMap((agent) => {
        const at = of(periods.get(agent.name) ?? [], spelled.get(agent.group) ?? "");
        return at ? [[sourceKey(agent), at.getTime()] as const] : [];
      }),
    );
  const elsewhere = (name: string) => {
    const open = periods.get(name)?.find(({ to }) => to === null);
    return timeline.groups.filter((group) => open && isIn(open, groupKeyOf(group.name))).map((group) => group.name);
  };
  return {
    lost: instants(lost, (own, group) => own.findLast((period) => isIn(period, group))?.to ?? null),
    added: instants(added, (own, group) => {
      const outside = own.findLastIndex((period) => !isIn(period, group));
      return own[outside + 1]?.from ?? null;
    }),
    exports: new Map(
      timeline.groups.map(({ key }) => [
        key,
        [...new Set(timeline.imports.filter(({ groupKeys }) => groupKeys.includes(key)).map(({ at }) => at))],
      ]),
    ),
    elsewhere: new Map(lost.map(({ name }) => [name, elsewhere(name)])),
  };
}

const isIn = ({ groups }: Period, group: string) => groups.split("\n").includes(group);

/** Periods of these agents by name, in order. One table a question, so that no plan depends on fresh statistics. */
async function periodsOf(db: Queryable, migrationId: string, names: readonly string[]): Promise<Map<string, Period[]>> {
  if (!names.length) return new Map();
  const agents = await readRows(db, { key: int, name: text }, "select key, name from agent where migration_id = $1 and name = any($2)", [
    migrationId,
    names,
  ]);
  const nameOf = new Map(agents.map(({ key, name }) => [key, name]));
  const rows = await readRows(
    db,
    { key: int, from: instant, to: orNull(instant), groups: text },
    `select agent_key as key, from_at as "from", to_at as "to", array_to_string(group_names, chr(10)) as groups
       from agent_period where migration_id = $1 and agent_key = any($2::int[]) order by agent_key, from_at`,
    [migrationId, [...nameOf.keys()]],
  );
  return grouped(rows, ({ key }) => nameOf.get(key) ?? "");
}
