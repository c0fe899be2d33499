import "server-only";
import type pg from "pg";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import { loadSightings } from "@/lib/server/projection/sightings";
import type { ImportRow } from "./record";

type Placed = Pick<ImportRow, "migrationId" | "number" | "capturedAt">;
const batchSize = 2_000;

/** Periods that hold at the captured moment ($2), and those of agents that the group ($3 by name, $4 by key) lists itself. */
const then = "migration_id = $1 and from_at <= $2 and (to_at is null or to_at > $2)";
const listedThen = `${then} and group_names @> array[$3]`;
const notClaimed = "exists (select from json_to_recordset(groups) as l (key int, claimed boolean) where l.key = $4 and not l.claimed)";

/** Keys of the agents that the group lists just before the import. While it has no whole export, agents may claim to be in it. */
export async function keysListed(client: pg.PoolClient, row: Placed, group: ManagementGroup, claims: boolean): Promise<number[]> {
  const { rows } = await client.query<{ keys: string | null }>(
    `select string_agg(agent_key::text, ' ') as keys from agent_period where ${listedThen} ${claims ? `and ${notClaimed}` : ""}`,
    [row.migrationId, row.capturedAt, group.name.toLowerCase(), ...(claims ? [group.key] : [])],
  );
  return numbersIn(rows[0]?.keys);
}

/** Keys of the agents that the file names for the groups, counting those whose row was rejected. */
export async function keysNamed(client: pg.PoolClient, row: Placed, groupKeys: readonly number[]): Promise<Set<number>> {
  const { rows } = await client.query<{ keys: string | null; candidates: string | null }>(
    `select string_agg(agent_key::text, ' ') as keys, string_agg(array_to_string(candidates, ' '), ' ') filter (where agent_key is null) as candidates
       from observation where migration_id = $1 and number = $2 and outcome in ('accepted', 'rejected')
        and (group_key = any($3) or (group_key is null and outcome = 'rejected'))`,
    [row.migrationId, row.number, groupKeys],
  );
  return new Set([...numbersIn(rows[0]?.keys), ...numbersIn(rows[0]?.candidates)]);
}

/** How many rows of the file are of the group, whatever became of them. */
export async function rowsOf(client: pg.PoolClient, row: Placed, group: ManagementGroup): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from observation where migration_id = $1 and number = $2 and group_key = $3",
    [row.migrationId, row.number, group.key],
  );
  return rows[0]?.count ?? 0;
}

function numbersIn(text: string | null | undefined): number[] {
  return text ? text.split(" ").filter(Boolean).map(Number) : [];
}

/** How many agents the group lists of each of these primary servers or domains; no further than to one more than are missing of it. */
export async function countsOf(
  client: pg.PoolClient,
  row: Placed,
  group: ManagementGroup,
  of: "primaryServer" | "domain",
  missing: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  if (!missing.size) return new Map();
  const theirs = {
    domain: "domain = n.name",
    primaryServer: `array[n.name] <@ servers and exists (
      select from json_to_recordset(groups) as l (key int, "primaryServer" text) where l.key = $6 and lower(l."primaryServer") = n.name)`,
  };
  const { rows } = await client.query<{ name: string; count: number }>(
    `select n.name, (select count(*)::int from (select from agent_period where ${listedThen} and ${theirs[of]} limit n.missing + 1) theirs) as count
       from unnest($4::text[], $5::int[]) as n (name, missing)`,
    [
      row.migrationId,
      row.capturedAt,
      group.name.toLowerCase(),
      [...missing.keys()],
      [...missing.values()],
      ...(of === "primaryServer" ? [group.key] : []),
    ],
  );
  return new Map(rows.map(({ name, count }) => [name, count]));
}

/** Which of the groups list an agent with this primary server (lower case). */
export async function groupsWithServer(
  client: pg.PoolClient,
  row: Placed,
  groups: readonly ManagementGroup[],
  server: string,
): Promise<Set<number>> {
  const { rows } = await client.query<{ key: number }>(
    `select g.key from unnest($3::int[], $4::text[]) as g (key, name)
      where exists (select from agent_period where ${then} and group_names @> array[g.name] and array[$5] <@ servers and exists (
        select from json_to_recordset(groups) as l (key int, "primaryServer" text) where l.key = g.key and lower(l."primaryServer") = $5))`,
    [row.migrationId, row.capturedAt, groups.map(({ key }) => key), groups.map(({ name }) => name.toLowerCase()), server],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Agents that new groups list at that moment, and those of them that no original lists, `named` by this file included. */
export async function elsewhereOf(
  client: pg.PoolClient,
  row: Placed,
  named: ReadonlySet<number>,
): Promise<{ listed: number; missing: number }> {
  const { rows } = await client.query<{ listed: number; keys: string | null }>(
    `select count(*)::int as listed, string_agg(agent_key::text, ' ') filter (where not in_source) as keys from (
       select agent_key, bool_or(l.role = 'source') as in_source
         from agent_period cross join lateral json_to_recordset(groups) as l (role text, claimed boolean)
        where ${then} and not l.claimed group by agent_key having bool_or(l.role = 'target')) listed`,
    [row.migrationId, row.capturedAt],
  );
  return { listed: rows[0]?.listed ?? 0, missing: numbersIn(rows[0]?.keys).filter((key) => !named.has(key)).length };
}

/** What people decided that accounts for agents. An exclusion goes before an acceptance. */
export async function decisionsOnAgents(client: pg.PoolClient, migrationId: string): Promise<Map<number, "excluded" | "accepted">> {
  const { rows } = await client.query<{ key: number; excluded: boolean }>(
    `select agent_key as key, excluded_at is not null as excluded from agent_plan
      where migration_id = $1 and (excluded_at is not null or accepted_at is not null)`,
    [migrationId],
  );
  return new Map(rows.map(({ key, excluded }) => [key, excluded ? "excluded" : "accepted"]));
}

const nobodyElse = { mentions: new Map(), endsOf: () => [] };

/** All that the group ever told of agents by the end of `before`, the latest word of each column. */
export async function* lastTold(
  client: pg.PoolClient,
  migrationId: string,
  groupKey: number,
  keys: readonly number[],
  before: Timeline,
): AsyncGenerator<{ key: number; name: string; facts: AgentFacts }> {
  for (let start = 0; start < keys.length; start += batchSize) {
    for (const { key, name, sightings } of await loadSightings(
      client,
      migrationId,
      before,
      keys.slice(start, start + batchSize),
      nobodyElse,
    )) {
      const own = sightings.filter((one) => one.groupKey === groupKey).sort((a, b) => a.place - b.place);
      yield { key, name, facts: Object.assign({}, ...own.map(({ facts }) => facts)) };
    }
  }
}

type FactRow = { row: number; key: number; name: string; facts: AgentFacts };

/** What the rows of the file say for the group, a few at first and then more at a time, so that who has seen enough may stop. */
export async function* factBatches(client: pg.PoolClient, row: Placed, groupKey: number): AsyncGenerator<readonly FactRow[]> {
  for (let after = -1, size = 20, more = true; more; size = Math.min(size * 10, batchSize)) {
    const { rows } = await client.query<FactRow>(
      `select o.row, a.key, a.name, v.facts
         from (select row, agent_key, value from observation
                where migration_id = $1 and number = $2 and group_key = $3 and outcome = 'accepted' and row > $4 order by row limit $5) o
         join agent a on a.migration_id = $1 and a.key = o.agent_key
         join fact_value v on v.migration_id = $1 and v.hash = o.value
        order by o.row`,
      [row.migrationId, row.number, groupKey, after, size],
    );
    yield rows;
    after = rows.at(-1)?.row ?? after;
    more = rows.length === size;
  }
}
