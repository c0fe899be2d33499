import "server-only";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { AgentDecisions, Sighting } from "@/lib/domain/agent-sightings";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Around } from "./around";
import { withMentions } from "./mentions";

export type SeenAgent = { key: number; name: string; digest: string | null; sightings: Sighting[]; decisions: AgentDecisions };

export type Keys = { from: number; to: number } | readonly number[];

/**
 * Agents of a range of keys (or of a list) with every row that counts about them. Rows travel as one text per agent,
 * which is several times faster than one record per row; one table a question, so that no plan depends on fresh statistics.
 */
export async function loadSightings(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  keys: Keys,
  { mentions, endsOf }: Pick<Around, "mentions" | "endsOf">,
): Promise<SeenAgent[]> {
  const numbers = timeline.imports.map((one) => one.number);
  const [within, ...bounds] = "from" in keys ? (["between $2 and $3", keys.from, keys.to - 1] as const) : (["= any($2)", keys] as const);
  const at = `$${bounds.length + 2}`;
  const agents = await db.query<{ key: number; name: string }>(
    `select key, name from agent where migration_id = $1 and key ${within} order by key`,
    [migrationId, ...bounds],
  );
  const written = await db.query<{ key: number; digest: string }>(
    `select agent_key as key, digest from agent_period where migration_id = $1 and agent_key ${within} and to_at is null`,
    [migrationId, ...bounds],
  );
  const decided = await db.query<{ key: number; accepted: boolean; excludedAt: Date | null }>(
    `select agent_key as key, accepted_at is not null as accepted, excluded_at as "excludedAt" from agent_plan
      where migration_id = $1 and agent_key ${within} and (accepted_at is not null or excluded_at is not null)`,
    [migrationId, ...bounds],
  );
  const rows = await db.query<{ key: number; seen: string }>(
    `select agent_key as key, string_agg(number || ' ' || row || ' ' || group_key || ' ' || coalesce(value::text, ''), '|') as seen
       from observation
      where migration_id = $1 and agent_key ${within} and number = any(${at}) and outcome in ('accepted', 'rejected') and group_key is not null
      group by agent_key`,
    [migrationId, ...bounds, numbers],
  );
  const digests = new Map(written.rows.map((r) => [r.key, r.digest]));
  const plans = new Map(decided.rows.map((r) => [r.key, r]));
  const seen = new Map(rows.rows.map((r) => [r.key, r.seen]));
  const wanted = new Map<string, AgentFacts>();
  const parsed = agents.rows.map((agent) => ({
    ...agent,
    marks: marksOf(seen.get(agent.key), timeline, wanted),
  }));
  await loadFacts(db, migrationId, wanted);
  return parsed.map(({ key, name, marks }) => {
    const told = marks.map(({ value, ...mark }) => ({ ...mark, facts: value === null ? null : (wanted.get(value) ?? null) }));
    const { sightings, ambiguous } = withMentions(told, mentions.get(key), timeline);
    return {
      key,
      name,
      digest: digests.get(key) ?? null,
      sightings,
      decisions: {
        cutOverAccepted: plans.get(key)?.accepted ?? false,
        retireOpen: timeline.retireOpenedAt !== null,
        ambiguous,
        excludedAt: plans.get(key)?.excludedAt?.getTime() ?? null,
        endsPlanned: endsOf(name),
      },
    };
  });
}

type Mark = Omit<Sighting, "facts"> & { value: string | null };
const unread: AgentFacts = {};

function marksOf(seen: string | undefined, timeline: Timeline, wanted: Map<string, AgentFacts>): Mark[] {
  return (seen?.split("|") ?? []).map((text): Mark => {
    const [number, row, groupKey, value] = text.split(" ");
    if (value) wanted.set(value, unread);
    return { place: timeline.place.get(Number(number)) ?? -1, row: Number(row), groupKey: Number(groupKey), value: value || null };
  });
}

async function loadFacts(db: Queryable, migrationId: string, wanted: Map<string, AgentFacts>): Promise<void> {
  if (!wanted.size) return;
  const { rows } = await db.query<{ hash: string; facts: AgentFacts }>(
    "select hash::text as hash, facts from fact_value where migration_id = $1 and hash = any($2::uuid[])",
    [migrationId, [...wanted.keys()]],
  );
  for (const { hash, facts } of rows) wanted.set(hash, facts);
}
