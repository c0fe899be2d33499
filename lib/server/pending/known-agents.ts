import "server-only";
import { type Stage, stages } from "@/lib/domain/stages";
import type { Queryable } from "@/lib/server/database/queryable";
import { instant, json, oneOf, readRows, text } from "@/lib/server/database/rows";
import type { StoredListing } from "@/lib/server/projection/period-rows";

/** An agent at a moment, and since when (ms) each management group, by its key, lists it without a break. */
export type KnownAgent = { name: string; stage: Stage; listedSince: ReadonlyMap<number, number> };

/** Those of the names that are agents at the moment. */
export async function knownAgents(
  db: Queryable,
  migrationId: string,
  names: readonly string[],
  moment: Date | null,
): Promise<ReadonlyMap<string, KnownAgent>> {
  const rows = await readRows(
    db,
    { name: text, from: instant, stage: oneOf(stages), groups: json<StoredListing[]>() },
    `select a.name, p.from_at as "from", p.stage, p.groups
       from agent a join agent_period p on p.migration_id = a.migration_id and p.agent_key = a.key
      where a.migration_id = $1 and a.name = any($2) and ($3::timestamptz is null or p.from_at <= $3)
      order by a.name, p.from_at`,
    [migrationId, names, moment],
  );
  const known = new Map<string, KnownAgent>();
  for (const { name, from, stage, groups } of rows) {
    const before = known.get(name)?.listedSince;
    const listed = groups.filter(({ claimed }) => !claimed);
    known.set(name, { name, stage, listedSince: new Map(listed.map(({ key }) => [key, before?.get(key) ?? from.getTime()])) });
  }
  return known;
}
