import "server-only";
import type pg from "pg";
import { stages } from "@/lib/domain/stages";
import type { Timeline } from "@/lib/domain/timeline";

/**
 * Agents that the newest import may move: when it repeats the whole export before it, only those whose row differs, came or
 * went, and those that once were further than they are now (a new moment may prove that they went back). Anything less
 * plain answers "all". A shortcut only: the outcome is the same as deriving every agent again, and a test holds it to that.
 */
export async function affectedAgents(
  client: pg.PoolClient,
  migrationId: string,
  timeline: Timeline,
  number: number,
): Promise<"all" | number[]> {
  const place = timeline.place.get(number);
  const newest = place === undefined ? undefined : timeline.imports[place];
  if (!newest || place !== timeline.imports.length - 1) return "all";
  if (await anyBareNames(client, migrationId)) return "all";
  if (newest.coverage === "part")
    return (
      await client.query<{ key: number }>(
        `select distinct agent_key as key from observation where migration_id = $1 and number = $2 and agent_key is not null`,
        [migrationId, number],
      )
    ).rows.map((r) => r.key);
  const keys = new Set<number>();
  for (const groupKey of newest.groupKeys) {
    const before = timeline.imports.slice(0, place).findLast((one) => one.groupKeys.includes(groupKey));
    if (before?.coverage !== "whole" || before.at === newest.at) return "all";
    for (const key of await differing(client, migrationId, groupKey, before.number, number)) keys.add(key);
  }
  for (const key of await behind(client, migrationId)) keys.add(key);
  return [...keys];
}

/** A bare name may speak for several agents at once, which the comparison of rows does not see. */
async function anyBareNames(client: pg.PoolClient, migrationId: string): Promise<boolean> {
  const { rowCount } = await client.query("select from import where migration_id = $1 and status = 'applied' and bare_names limit 1", [
    migrationId,
  ]);
  return rowCount === 1;
}

async function differing(client: pg.PoolClient, migrationId: string, groupKey: number, before: number, after: number): Promise<number[]> {
  const { rows } = await client.query<{ key: number }>(
    `select key from (
       select agent_key as key, number, outcome, value from observation
        where migration_id = $1 and number in ($3, $4) and group_key = $2 and agent_key is not null and outcome in ('accepted', 'rejected')) seen
      group by key
     having count(*) <> 2 or count(distinct value) <> 1 or count(distinct number) <> 2 or bool_or(outcome <> 'accepted')`,
    [migrationId, groupKey, before, after],
  );
  return rows.map((r) => r.key);
}

async function behind(client: pg.PoolClient, migrationId: string): Promise<number[]> {
  const { rows } = await client.query<{ key: number }>(
    `select agent_key as key from agent_period where migration_id = $1 and stage <> 'gone'
      group by agent_key having count(*) > 1 and max(array_position($2::text[], stage)) > max(array_position($2::text[], stage)) filter (where to_at is null)`,
    [migrationId, [...stages]],
  );
  return rows.map((r) => r.key);
}
