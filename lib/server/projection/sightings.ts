import "server-only";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { AgentDecisions, Sighting } from "@/lib/domain/agent-history";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "./timeline";

export type SeenAgent = { key: number; name: string; digest: string | null; sightings: Sighting[]; decisions: AgentDecisions };

type Row = { key: number; name: string; digest: string | null; accepted: boolean; seen: string | null; bare: string | null };

/**
 * Agents of a range of keys (or of a list) with every row that counts about them. Rows travel as one text per agent,
 * which is several times faster than one record per row.
 */
export async function loadSightings(db: Queryable, migrationId: string, timeline: Timeline, keys: { from: number; to: number } | readonly number[]): Promise<SeenAgent[]> {
  const numbers = timeline.imports.map((one) => one.number);
  const ranged = "from" in keys;
  const within = (column: string) => (ranged ? `${column} >= $3 and ${column} < $4` : `${column} = any($3)`);
  const { rows } = await db.query<Row>(
    `select a.key, a.name, d.digest, p.accepted_at is not null as accepted, nullif(concat_ws('|', s.seen, c.mentions), '') as seen, c.bare
       from agent a
       left join (select agent_key, string_agg(number || ' ' || row || ' ' || group_key || ' ' || coalesce(value::text, ''), '|') as seen
                    from observation
                   where migration_id = $1 and number = any($2) and outcome in ('accepted', 'rejected') and group_key is not null and ${within("agent_key")}
                   group by agent_key) s on s.agent_key = a.key
       left join (select agent, min(name) as bare,
                         string_agg(number || ' ' || row || ' ' || group_key || ' ', '|') as mentions
                    from observation, unnest(candidates) as agent
                   where migration_id = $1 and number = any($2) and outcome = 'rejected' and cardinality(candidates) > 0 and ${within("agent")}
                   group by agent) c on c.agent = a.key
       left join agent_period d on d.migration_id = a.migration_id and d.agent_key = a.key and d.to_at is null
       left join agent_plan p on p.migration_id = a.migration_id and p.agent_key = a.key
      where a.migration_id = $1 and ${within("a.key")}
      order by a.key`,
    ranged ? [migrationId, numbers, keys.from, keys.to] : [migrationId, numbers, keys],
  );
  const wanted = new Map<string, AgentFacts>();
  const parsed = rows.map((row) => ({ row, marks: marksOf(row.seen, timeline, wanted) }));
  await loadFacts(db, migrationId, wanted);
  return parsed.map(({ row, marks }) => ({
    key: row.key,
    name: row.name,
    digest: row.digest,
    sightings: marks.map(({ value, ...mark }) => ({ ...mark, facts: value === null ? null : (wanted.get(value) ?? null) })),
    decisions: { cutOverAccepted: row.accepted, retireOpen: false, ambiguous: row.bare },
  }));
}

type Mark = Omit<Sighting, "facts"> & { value: string | null };
const unread: AgentFacts = {};

function marksOf(seen: string | null, timeline: Timeline, wanted: Map<string, AgentFacts>): Mark[] {
  if (!seen) return [];
  const marks = seen.split("|").map((text): Mark => {
    const [number, row, groupKey, value] = text.split(" ");
    if (value) wanted.set(value, unread);
    return { place: timeline.place.get(Number(number)) ?? -1, row: Number(row), groupKey: Number(groupKey), value: value || null };
  });
  return marks.sort((a, b) => a.place - b.place || a.row - b.row);
}

async function loadFacts(db: Queryable, migrationId: string, wanted: Map<string, AgentFacts>): Promise<void> {
  if (!wanted.size) return;
  const { rows } = await db.query<{ hash: string; facts: AgentFacts }>(
    "select hash::text as hash, facts from fact_value where migration_id = $1 and hash = any($2::uuid[])",
    [migrationId, [...wanted.keys()]],
  );
  for (const { hash, facts } of rows) wanted.set(hash, facts);
}
