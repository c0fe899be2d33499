import "server-only";
import type pg from "pg";
import { settlingCodes } from "@/lib/domain/settling";
import { stages } from "@/lib/domain/stages";
import type { AppliedImport, Timeline } from "@/lib/domain/timeline";
import { int, readRows } from "@/lib/server/database/rows";
import { agentsNamedElsewhere } from "./around-affected";
import type { Naming } from "./naming";

/**
 * Agents that one import moves by coming or going, whatever its place in `timeline`: where it repeats the whole export before
 * it, only those whose row differs, came or went; those that once went back a stage (it may take away or add the moment that
 * proves it); those that were gone at some time (what was said of them last may be its word); those with a flag that settles; and
 * those that nobody has heard about since some time, or with it; and all whose name may mean another's agent (`naming`). Anything less plain answers "all". `came`: whether it came or went. A shortcut only: the outcome is the same as deriving every agent again, and a test holds it to that.
 */
export async function affectedAgents(
  client: pg.PoolClient,
  migrationId: string,
  timeline: Timeline,
  number: number,
  came: boolean,
  naming: Naming,
): Promise<"all" | number[]> {
  const place = timeline.place.get(number) ?? -1;
  const one = timeline.imports[place];
  if (!one || (await mostAreKin(client, migrationId, naming))) return "all";
  const keys = new Set<number>([...naming.familyOf.keys(), ...(await namedWithoutGroup(client, migrationId, [number]))]);
  for (const groupKey of one.groupKeys) {
    if (!one.wholeKeys.includes(groupKey)) {
      for (const key of await named(client, migrationId, number, groupKey)) keys.add(key);
      continue;
    }
    const before = timeline.imports.slice(0, place).findLast((other) => other.groupKeys.includes(groupKey));
    if (!before?.wholeKeys.includes(groupKey) || before.at === one.at) return "all";
    const after = timeline.imports.slice(place + 1).find((other) => other.groupKeys.includes(groupKey));
    const bridges = (after?.at ?? timeline.now) - before.at > timeline.ageing || (!after && !came);
    if (bridges && (await tellsWhatAges(client, migrationId))) return "all";
    for (const key of await differing(client, migrationId, groupKey, before.number, number)) keys.add(key);
    for (const key of await namedWithoutGroup(client, migrationId, [before.number])) keys.add(key);
  }
  for (const key of await agentsNamedElsewhere(client, migrationId, { bare: true })) keys.add(key);
  for (const key of await wentBackOrGone(client, migrationId)) keys.add(key);
  for (const key of await silentOnes(client, migrationId, timeline, place)) keys.add(key);
  for (const key of await settlingOnes(client, migrationId, place === timeline.imports.length - 1)) keys.add(key);
  return [...keys].sort((a, b) => a - b);
}

/** Where most names stand in families, reading everything once is less than reading those twice. */
async function mostAreKin(client: pg.PoolClient, migrationId: string, { familyOf }: Naming): Promise<boolean> {
  const rows = await readRows(client, { last: int }, "select last_agent as last from migration where id = $1", [migrationId]);
  return familyOf.size * 2 > (rows[0]?.last ?? 0);
}

async function differing(client: pg.PoolClient, migrationId: string, groupKey: number, before: number, after: number): Promise<number[]> {
  const rows = await readRows(
    client,
    { key: int },
    `select key from (
       select name_key as key, number, outcome, value from observation
        where migration_id = $1 and number in ($3, $4) and group_key = $2 and name_key is not null and outcome in ('accepted', 'rejected')) seen
      group by key
     having count(*) <> 2 or count(distinct value) <> 1 or count(distinct number) <> 2 or bool_or(outcome <> 'accepted')`,
    [migrationId, groupKey, before, after],
  );
  return rows.map((r) => r.key);
}

/** An import between two that lie far apart keeps what was told of all its agents from growing too old, though it repeats it. */
async function tellsWhatAges(client: pg.PoolClient, migrationId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from import where migration_id = $1 and agents_told <> 'none' and columns && '{available,inMaintenance}' limit 1",
    [migrationId],
  );
  return rowCount === 1;
}

/** Agents that nobody hears about at some time, those that fall silent where this is the newest export, and those whose silence it ends. */
async function silentOnes(client: pg.PoolClient, migrationId: string, timeline: Timeline, place: number): Promise<number[]> {
  const { imports, silence } = timeline;
  const rows = await readRows(
    client,
    { key: int },
    "select distinct agent_key as key from agent_period where migration_id = $1 and flag_codes && '{notHeardAbout}'",
    [migrationId],
  );
  const keys = rows.map(({ key }) => key);
  const one = imports[place];
  if (!one) return keys;
  for (const groupKey of one.groupKeys) {
    const others = imports.filter((other) => other !== one && other.groupKeys.includes(groupKey));
    const before = others.findLast(({ at }) => at <= one.at);
    const next = others.find(({ at }) => at >= one.at) ?? imports.findLast((other) => other !== one);
    if (before && next && Math.max(next.at, one.at) - before.at > silence)
      keys.push(...(await named(client, migrationId, one.number, groupKey)));
  }
  // Who was named last so long before it that this export, and none before it, is too far from that.
  const earlier =
    imports.slice(0, Math.max(0, place)).findLast((other) => timeline.speaking.includes(other))?.at ?? Number.NEGATIVE_INFINITY;
  for (const [at, other] of imports.entries()) {
    if (one.at - other.at <= silence || earlier - other.at > silence) continue;
    for (const groupKey of other.groupKeys)
      keys.push(...(await namedLast(client, migrationId, groupKey, other.number, imports.slice(at + 1, place + 1))));
  }
  return keys;
}

/** Agents that one import names in a management group, and none of `later`: none where one of those is all of it. */
async function namedLast(
  client: pg.PoolClient,
  migrationId: string,
  groupKey: number,
  number: number,
  later: readonly AppliedImport[],
): Promise<number[]> {
  if (later.some(({ wholeKeys }) => wholeKeys.includes(groupKey))) return [];
  const rows = await readRows(
    client,
    { key: int },
    `select distinct name_key as key from observation where migration_id = $1 and number = $2 and group_key = $3 and name_key is not null
     except select name_key from observation where migration_id = $1 and number = any($4) and group_key = $3 and name_key is not null`,
    [migrationId, number, groupKey, later.map((one) => one.number)],
  );
  return rows.map(({ key }) => key);
}

/** Agents with a flag that settles: the next export of a management group may settle it, though it repeats what was said. */
async function settlingOnes(client: pg.PoolClient, migrationId: string, last: boolean): Promise<number[]> {
  const rows = await readRows(
    client,
    { key: int },
    `select distinct agent_key as key from agent_period where migration_id = $1 and flag_codes && $2 ${last ? "and to_at is null" : ""}`,
    [migrationId, [...settlingCodes]],
  );
  return rows.map(({ key }) => key);
}

async function named(client: pg.PoolClient, migrationId: string, number: number, groupKey: number): Promise<number[]> {
  const rows = await readRows(
    client,
    { key: int },
    "select distinct name_key as key from observation where migration_id = $1 and number = $2 and group_key = $3 and name_key is not null",
    [migrationId, number, groupKey],
  );
  return rows.map((r) => r.key);
}

/** Agents that damaged rows name which have lost their management group: they keep them listed in each of the file's. */
async function namedWithoutGroup(client: pg.PoolClient, migrationId: string, numbers: readonly number[]): Promise<number[]> {
  const rows = await readRows(
    client,
    { key: int },
    "select distinct name_key as key from observation where migration_id = $1 and number = any($2) and group_key is null and name_key is not null",
    [migrationId, numbers],
  );
  return rows.map((r) => r.key);
}

async function wentBackOrGone(client: pg.PoolClient, migrationId: string): Promise<number[]> {
  const rows = await readRows(
    client,
    { key: int },
    `select distinct key from (
       select agent_key as key, array_position($2::text[], stage) as rank,
              lag(array_position($2::text[], stage)) over (partition by agent_key order by from_at) as before
         from agent_period where migration_id = $1) moves
      where rank < before or rank = array_position($2::text[], 'gone')`,
    [migrationId, [...stages]],
  );
  return rows.map((r) => r.key);
}
