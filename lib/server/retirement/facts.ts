import "server-only";
import { type AgentCondition, agentConditions, type OriginalFacts, rowsOf } from "@/lib/domain/retire/conditions";
import { Shelf } from "@/lib/server/agents/kept";
import { agentsQuestion } from "@/lib/server/agents/select";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { isUpgradeSigned, loadOriginals, type Original } from "@/lib/server/plans/retirement";
import { countingQuery } from "@/lib/server/progress/counting";

/** Whose they are: `name` null where nobody owns them. */
export type Owned = { name: string | null; count: number };
/** What imports and plans tell of an original, besides what leads said of it. */
type Told = { owned: Record<AgentCondition, Owned[]> } & Pick<OriginalFacts, "wholeAt" | "dropped">;
export type OriginalNow = { original: Original; owned: Told["owned"]; facts: OriginalFacts };

const shelf = new Shelf<Told>(40);

/** Every original with what its conditions look at. */
export async function loadOriginalFacts(db: Queryable, migrationId: string): Promise<OriginalNow[]> {
  const upgradeSigned = await isUpgradeSigned(db, migrationId);
  const originals = await loadOriginals(db, migrationId);
  return await Promise.all(
    originals.map(async (original) => {
      const { owned, ...told } = await shelf.answer(migrationId, ["original", original.key], () => tell(migrationId, original));
      const agents = Object.fromEntries(agentConditions.map((code) => [code, sum(owned[code])])) as OriginalFacts["agents"];
      const { name: group, statements } = original;
      return { original, owned, facts: { group, upgradeSigned, statements, agents, ...told } };
    }),
  );
}

const sum = (parts: readonly Owned[]) => parts.reduce((all, { count }) => all + count, 0);

async function tell(migrationId: string, original: Original): Promise<Told> {
  const counted = await Promise.all(agentConditions.map(async (code) => [code, await byOwner(migrationId, code, original.name)] as const));
  const wholeAt = await latestWhole(migrationId, original.key);
  return {
    owned: Object.fromEntries(counted) as Told["owned"],
    wholeAt: wholeAt?.getTime() ?? null,
    dropped: wholeAt && (await droppedSince(migrationId, original, wholeAt)),
  };
}

/** Agents that fail a condition, by who owns them. Counted by the question that lists them. */
async function byOwner(migrationId: string, code: AgentCondition, group: string): Promise<Owned[]> {
  const { text, values } = agentsQuestion(migrationId, null, rowsOf(code, group), { planned: true });
  return await countingQuery<Owned>(
    `select min(pl.owner) as name, count(*)::int as count ${text} group by lower(pl.owner) order by count desc`,
    values,
  );
}

async function latestWhole(migrationId: string, groupKey: number): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date | null }>(
    `select max(captured_at) as at from import
      where migration_id = $1 and status = 'applied' and kind = 'agents' and $2 = any(whole_keys)`,
    [migrationId, groupKey],
  );
  return rows[0]?.at ?? null;
}

/** Agents once listed by the original whose own list, told by another management group, first left it out after `since`. */
async function droppedSince(migrationId: string, original: Original, since: Date): Promise<OriginalFacts["dropped"]> {
  const { rows: imports } = await pool().query<Telling>(
    `select number, captured_at as at from import
      where migration_id = $1 and status = 'applied' and kind = 'agents' and 'mgList' = any(columns)`,
    [migrationId],
  );
  const later = await firstDropping(
    migrationId,
    original,
    imports.filter(({ at }) => at > since),
  );
  const keys = [...later.keys()];
  const before = await firstDropping(migrationId, original, keys.length > 0 ? imports.filter(({ at }) => at <= since) : [], keys);
  const { rows: listed } = await pool().query<{ key: number }>(
    `select distinct agent_key as key from agent_period
      where migration_id = $1 and agent_key = any($2::int[]) and group_names @> array[lower($3)]`,
    [migrationId, keys, original.name],
  );
  const first = listed.flatMap(({ key }) => (before.has(key) ? [] : (later.get(key) ?? [])));
  return first.length > 0 ? { at: Math.max(...first), agents: first.length } : null;
}

type Telling = { number: number; at: Date };

/**
 * When agents, all or those of `keys`, were first told by another management group to have a list without this one. What rows say is
 * asked by its keys: right after an import the planner knows nothing of what one question over everything would cost.
 */
async function firstDropping(
  migrationId: string,
  { key, name }: Original,
  imports: readonly Telling[],
  keys: readonly number[] | null = null,
): Promise<Map<number, number>> {
  const first = new Map<number, number>();
  if (imports.length === 0) return first;
  const { rows } = await pool().query<{ number: number; agent: number; value: string }>(
    `select number, agent_key as agent, value from observation
      where migration_id = $1 and number = any($2::int[]) and group_key <> $3 and value is not null
        and ($4::int[] is null or agent_key = any($4)) and agent_key is not null`,
    [migrationId, imports.map(({ number }) => number), key, keys],
  );
  const { rows: without } = await pool().query<{ value: string }>(
    `select hash as value from fact_value
      where migration_id = $1 and hash = any($2::uuid[]) and json_typeof(facts->'mgList') = 'array'
        and not exists (select from json_array_elements_text(facts->'mgList') n where lower(trim(n)) = lower($3))`,
    [migrationId, [...new Set(rows.map(({ value }) => value))], name],
  );
  const dropping = new Set(without.map(({ value }) => value));
  const at = new Map(imports.map((one) => [one.number, one.at.getTime()]));
  for (const { number, agent, value } of rows) {
    if (dropping.has(value))
      first.set(agent, Math.min(first.get(agent) ?? Number.POSITIVE_INFINITY, at.get(number) ?? Number.POSITIVE_INFINITY));
  }
  return first;
}
