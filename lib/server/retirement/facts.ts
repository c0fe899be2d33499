import "server-only";
import { type AgentCondition, agentConditions, type OriginalFacts, rowsOf } from "@/lib/domain/retire/conditions";
import { Shelf } from "@/lib/server/agents/kept";
import { agentsQuestion } from "@/lib/server/agents/select";
import { pool } from "@/lib/server/database/pool";
import { countingQuery } from "@/lib/server/progress/counting";
import type { Queryable } from "@/lib/server/projection/timeline";
import { isUpgradeSigned, loadOriginals, type Original } from "./rows";

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
async function droppedSince(migrationId: string, { key, name }: Original, since: Date): Promise<OriginalFacts["dropped"]> {
  const { rows } = await pool().query<{ at: Date | null; agents: number }>(
    `with word as (
       select o.agent_key, i.captured_at as at
         from import i
         join observation o on o.migration_id = i.migration_id and o.number = i.number
         join fact_value f on f.migration_id = o.migration_id and f.hash = o.value
        where i.migration_id = $1 and i.status = 'applied' and i.kind = 'agents' and o.group_key <> $2 and o.agent_key is not null
          and json_typeof(f.facts->'mgList') = 'array'
          and not exists (select from json_array_elements_text(f.facts->'mgList') n where lower(trim(n)) = lower($3)))
     select max(first) as at, count(*)::int as agents from (
       select agent_key, min(at) as first from word group by agent_key) told
      where first > $4 and exists (
        select from agent_period e where e.migration_id = $1 and e.agent_key = told.agent_key and e.group_names @> array[lower($3)])`,
    [migrationId, key, name, since],
  );
  const [row] = rows;
  return row?.at && row.agents > 0 ? { at: row.at.getTime(), agents: row.agents } : null;
}
