import "server-only";
import type { Sighting } from "@/lib/domain/agent-sightings";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";

/**
 * Per agent: rows whose name may mean it or another, bare ones of several or another form of its own; and damaged rows that name it and have lost their
 * management group, which may be any of the file's. They keep it listed, and no more.
 */
export type Mentions = ReadonlyMap<number, Mention>;
type Mention = { bare: string | null; seen: string };

export async function loadMentions(db: Queryable, migrationId: string, timeline: Timeline): Promise<Mentions> {
  const { rows } = await db.query<Mention & { key: number }>(
    `select m.key, min(coalesce(o.name, a.name)) filter (where o.group_key is not null) as bare,
            string_agg(o.number || ' ' || o.row || ' ' || g.key, '|') as seen
       from observation o
       join import i on i.migration_id = $1 and i.number = o.number
       left join agent a on a.migration_id = $1 and a.key = o.agent_key,
            unnest(case when o.group_key is null then array[o.agent_key] else o.candidates end) as m (key),
            unnest(case when o.group_key is null then i.group_keys else array[o.group_key] end) as g (key)
      where o.migration_id = $1 and o.number = any($2)
        and ((o.candidates <> '{}' and o.outcome in ('accepted', 'rejected') and o.group_key is not null)
          or (o.group_key is null and o.outcome = 'rejected' and o.agent_key is not null))
      group by m.key`,
    [migrationId, timeline.imports.map((one) => one.number)],
  );
  return new Map(rows.map(({ key, ...mention }) => [key, mention]));
}

/** All rows about an agent in the order of the timeline, and the bare name that may mean it, if any. */
export function withMentions(told: readonly Sighting[], mention: Mention | undefined, timeline: Timeline) {
  const mentioned = (mention?.seen.split("|") ?? []).map((text): Sighting => {
    const [number, row, groupKey] = text.split(" ").map(Number);
    return { place: timeline.place.get(number ?? -1) ?? -1, row: row ?? 0, groupKey: groupKey ?? 0, facts: null };
  });
  const sightings = [...told, ...mentioned].sort((a, b) => a.place - b.place || a.row - b.row);
  return { sightings, ambiguous: mention?.bare ?? null };
}
