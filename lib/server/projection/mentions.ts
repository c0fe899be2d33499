import "server-only";
import type { Sighting } from "@/lib/domain/agent-sightings";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "./timeline";

/** Per agent: rows whose name may mean it or another, bare ones of several or another form of its own. They keep it listed, and no more. */
export type Mentions = ReadonlyMap<number, { bare: string; seen: string }>;

export async function loadMentions(db: Queryable, migrationId: string, timeline: Timeline): Promise<Mentions> {
  const { rows } = await db.query<{ key: number; bare: string; seen: string }>(
    `select candidate as key, min(coalesce(o.name, a.name)) as bare, string_agg(o.number || ' ' || o.row || ' ' || o.group_key, '|') as seen
       from observation o
       left join agent a on a.migration_id = $1 and a.key = o.agent_key, unnest(o.candidates) as candidate
      where o.migration_id = $1 and o.number = any($2) and o.candidates <> '{}' and o.outcome in ('accepted', 'rejected') and o.group_key is not null
      group by candidate`,
    [migrationId, timeline.imports.map((one) => one.number)],
  );
  return new Map(rows.map(({ key, ...mention }) => [key, mention]));
}

/** All rows about an agent in the order of the timeline, and the bare name that may mean it, if any. */
export function withMentions(told: readonly Sighting[], mention: { bare: string; seen: string } | undefined, timeline: Timeline) {
  const mentioned = (mention?.seen.split("|") ?? []).map((text): Sighting => {
    const [number, row, groupKey] = text.split(" ").map(Number);
    return { place: timeline.place.get(number ?? -1) ?? -1, row: row ?? 0, groupKey: groupKey ?? 0, facts: null };
  });
  const sightings = [...told, ...mentioned].sort((a, b) => a.place - b.place || a.row - b.row);
  return { sightings, ambiguous: mention?.bare ?? null };
}
