import "server-only";
import { moved, type Sightings, type SourceFacts, sourceKey } from "@/lib/domain/drift/facts";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/projection/timeline";

type Row = { group: number; name: string; lostAt: Date | null; addedAt: Date | null; elsewhere: string[] | null };

/** When agents were lost or came, by the periods of what they were. Only those that the baseline and the present disagree on are looked at. */
export async function loadDriftSightings(
  db: Queryable,
  migrationId: string,
  baseline: SourceFacts,
  now: SourceFacts,
  timeline: Timeline,
): Promise<Sightings> {
  const { lost, added } = moved(baseline.agents, now.agents);
  const names = [...new Set([...lost, ...added].map(({ name }) => name))];
  const rows = names.length ? await periodsOf(db, migrationId, names) : [];
  const instants = (of: (row: Row) => Date | null) =>
    new Map(
      rows.flatMap((row) => {
        const at = of(row);
        return at ? [[sourceKey(row), at.getTime()] as const] : [];
      }),
    );
  return {
    lost: instants(({ lostAt }) => lostAt),
    added: instants(({ addedAt }) => addedAt),
    exports: new Map(
      timeline.groups.map(({ key }) => [
        key,
        [...new Set(timeline.imports.filter(({ groupKeys }) => groupKeys.includes(key)).map(({ at }) => at))],
      ]),
    ),
    elsewhere: new Map(rows.flatMap(({ name, elsewhere }) => (elsewhere?.length ? [[name, elsewhere] as const] : []))),
  };
}

/** The end of the last period in the group, and the start of the one it is in: after the last period outside, or the first of all. */
async function periodsOf(db: Queryable, migrationId: string, names: readonly string[]): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `select g.key as "group", a.name, max(p.to_at) filter (where lower(g.name) = any(p.group_names)) as "lostAt",
            coalesce(max(p.to_at) filter (where lower(g.name) <> all(p.group_names)), min(p.from_at)) as "addedAt",
            (select array_agg(l ->> 'name') from agent_period o cross join lateral json_array_elements(o.groups) l
              where o.migration_id = $1 and o.agent_key = a.key and o.to_at is null) as elsewhere
       from agent a
       join agent_period p on p.migration_id = a.migration_id and p.agent_key = a.key
       join management_group g on g.migration_id = a.migration_id and g.role = 'source'
      where a.migration_id = $1 and a.name = any($2)
      group by g.key, g.name, a.key, a.name`,
    [migrationId, names],
  );
  return rows;
}
