import "server-only";
import type pg from "pg";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import { flag, int, json, orNull, readRows, text } from "@/lib/server/database/rows";
import { batchesOf } from "@/lib/server/projection/batch-told";
import { loadNaming } from "@/lib/server/projection/naming";
import { seenAgents } from "@/lib/server/projection/seen";
import type { PlacedRow, PlacedRows } from "./placed-rows";
import type { ImportRow } from "./record";

type Placed = Pick<ImportRow, "migrationId" | "number" | "capturedAt">;
const batchSize = 2_000;

/** Periods that hold at the captured moment ($2), and those of agents that the group ($3 by name, $4 by key) lists itself. */
const then = "migration_id = $1 and from_at <= $2 and (to_at is null or to_at > $2)";
const listedThen = `${then} and group_names @> array[$3]`;
const notClaimed = "exists (select from json_to_recordset(groups) as l (key int, claimed boolean) where l.key = $4 and not l.claimed)";

/** Keys of the agents that the group lists just before the import. While it has no whole export, agents may claim to be in it. */
export async function keysListed(client: pg.PoolClient, row: Placed, group: ManagementGroup, claims: boolean): Promise<number[]> {
  const rows = await readRows(
    client,
    { keys: orNull(text) },
    `select string_agg(agent_key::text, ' ') as keys from agent_period where ${listedThen} ${claims ? `and ${notClaimed}` : ""}`,
    [row.migrationId, row.capturedAt, group.name.toLowerCase(), ...(claims ? [group.key] : [])],
  );
  return numbersIn(rows[0]?.keys);
}

/** Keys of the agents that the file names for the groups, counting those whose row was rejected. */
export function keysNamed(placed: readonly PlacedRow[], groupKeys: readonly number[]): Set<number> {
  const named = new Set<number>();
  for (const { groupKey, agent, outcome, candidates } of placed) {
    const counts =
      groupKey === null ? outcome === "rejected" : groupKeys.includes(groupKey) && (outcome === "accepted" || outcome === "rejected");
    if (!counts) continue;
    if (agent !== null) named.add(agent);
    else for (const key of candidates) named.add(key);
  }
  return named;
}

/** Agents of a management group that the file does not name, but another form of whose name: they are not missing from it. `named`: those that it names. */
export function sameLabelAgents({ rows, meantNow }: PlacedRows, group: ManagementGroup, named: ReadonlySet<number>): Set<number> {
  const offered = rows.flatMap(({ groupKey, outcome, candidates }) => (groupKey === group.key && outcome === "accepted" ? candidates : []));
  const renamed = [...meantNow].flatMap(([key, agents]) => ([...agents].some((agent) => named.has(agent)) ? [key] : []));
  return new Set([...offered, ...renamed]);
}

/** How many rows of the file are of the group, whatever became of them. */
export function rowsOf(placed: readonly PlacedRow[], group: ManagementGroup): number {
  return placed.filter(({ groupKey }) => groupKey === group.key).length;
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
  const rows = await readRows(
    client,
    { name: text, count: int },
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
  const rows = await readRows(
    client,
    { key: int },
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
  const rows = await readRows(
    client,
    { listed: int, keys: orNull(text) },
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
  const rows = await readRows(
    client,
    { key: int, excluded: flag },
    `select agent_key as key, excluded_at is not null as excluded from agent_plan
      where migration_id = $1 and (excluded_at is not null or accepted_at is not null)`,
    [migrationId],
  );
  return new Map(rows.map(({ key, excluded }) => [key, excluded ? "excluded" : "accepted"]));
}

/** All that the group ever told of agents by the end of `before`, the latest word of each column. */
export async function* lastTold(
  client: pg.PoolClient,
  migrationId: string,
  groupKey: number,
  keys: readonly number[],
  before: Timeline,
): AsyncGenerator<{ key: number; name: string; facts: AgentFacts }> {
  const naming = await loadNaming(client, migrationId, before);
  const wanted = new Set(keys);
  for (const batch of batchesOf(naming, keys)) {
    for (const { key, name, sightings } of await seenAgents(client, migrationId, before, batch, naming)) {
      if (!wanted.has(key)) continue;
      const own = sightings.filter((one) => one.groupKey === groupKey).sort((a, b) => a.place - b.place);
      yield { key, name, facts: Object.assign({}, ...own.map(({ facts }) => facts)) };
    }
  }
}

type FactRow = { row: number; key: number; name: string; facts: AgentFacts };

/** What the rows of the file that count say for the group, a few at first and then more at a time, so that who has seen enough may stop. */
export async function* factBatches(
  client: pg.PoolClient,
  row: Placed,
  groupKey: number,
  placed: readonly PlacedRow[],
): AsyncGenerator<readonly FactRow[]> {
  const own = placed.filter((one) => one.groupKey === groupKey && one.outcome === "accepted");
  for (let start = 0, size = 20; start < own.length; start += size, size = Math.min(size * 10, batchSize)) {
    const some = own.slice(start, start + size);
    const rows = await readRows(
      client,
      { row: int, key: int, name: text, facts: json<AgentFacts>() },
      `select o.row, w.agent as key, a.name, v.facts
         from unnest($3::int[], $4::int[]) as w(row, agent)
         join observation o on o.migration_id = $1 and o.number = $2 and o.row = w.row
         join agent a on a.migration_id = $1 and a.key = w.agent
         join fact_value v on v.migration_id = $1 and v.hash = o.value
        order by o.row`,
      [row.migrationId, row.number, some.map((one) => one.row), some.map(({ agent }) => agent)],
    );
    yield rows;
  }
}
