import "server-only";
import type pg from "pg";
import type { Change } from "@/lib/domain/agent-history";
import type { Timeline } from "@/lib/domain/timeline";
import { type CopyValue, copyRows } from "@/lib/server/database/copy";
import { affectedAgents } from "./affected";
import { type DerivedAgent, derive } from "./derive";
import { periodColumns, periodRows } from "./period-rows";
import { rulesVersion } from "./rules";
import { loadTimeline } from "./timeline";

export type ChangeCounts = Record<Change["outcome"], number>;

/**
 * Brings the periods of agents up to what the observations say, inside the caller's transaction. Agents whose periods
 * stay the same are not written. With "all", the counts of every import are renewed too. Answers how many agents moved.
 */
export async function reproject(client: pg.PoolClient, migrationId: string, agents: "all" | readonly number[]): Promise<number> {
  const timeline = await loadTimeline(client, migrationId);
  const counts = new Map<number, ChangeCounts>(timeline.imports.map((one) => [one.number, noChanges()]));
  const moved = await project(client, migrationId, timeline, agents, counts);
  if (agents === "all") {
    await writeCounts(client, migrationId, counts);
    await client.query("update migration set rules = $2 where id = $1", [migrationId, rulesVersion(timeline.groups, timeline.namedBuilds)]);
  }
  return moved;
}

/** The same after one more import was applied, which most often moves few agents. */
export async function reprojectAfter(client: pg.PoolClient, migrationId: string, number: number, accepted: number): Promise<number> {
  const timeline = await loadTimeline(client, migrationId);
  const agents = await affectedAgents(client, migrationId, timeline, number);
  if (agents === "all") return await reproject(client, migrationId, "all");
  const own = noChanges();
  const moved = await project(client, migrationId, timeline, agents, new Map([[number, own]]));
  await writeCounts(client, migrationId, new Map([[number, { ...own, unchanged: accepted - own.added - own.changed }]]));
  return moved;
}

async function project(
  client: pg.PoolClient,
  migrationId: string,
  timeline: Timeline,
  agents: "all" | readonly number[],
  counts: ReadonlyMap<number, ChangeCounts>,
): Promise<number> {
  let moved = 0;
  for await (const batch of derive(client, migrationId, timeline, agents)) {
    for (const agent of batch) countChanges(agent.changes, timeline, counts);
    moved += await writeMoved(client, migrationId, batch);
  }
  return moved;
}

export function noChanges(): ChangeCounts {
  return { added: 0, changed: 0, unchanged: 0, missing: 0 };
}

export function countChanges(changes: readonly Change[], timeline: Timeline, counts: ReadonlyMap<number, ChangeCounts>) {
  for (const change of changes) {
    const one = timeline.imports[change.place];
    const count = one && counts.get(one.number);
    if (count) count[change.outcome] += 1;
  }
}

async function writeMoved(client: pg.PoolClient, migrationId: string, batch: readonly DerivedAgent[]): Promise<number> {
  const hadPeriods: number[] = [];
  const rows: CopyValue[][] = [];
  let moved = 0;
  for (const agent of batch) {
    const now = periodRows(migrationId, agent);
    if (now.digest === agent.digest) continue;
    moved += 1;
    if (agent.digest !== null) hadPeriods.push(agent.key);
    rows.push(...now.rows);
  }
  if (hadPeriods.length)
    await client.query("delete from agent_period where migration_id = $1 and agent_key = any($2)", [migrationId, hadPeriods]);
  if (rows.length) await copyRows(client, "agent_period", periodColumns, rows);
  return moved;
}

async function writeCounts(client: pg.PoolClient, migrationId: string, counts: ReadonlyMap<number, ChangeCounts>) {
  const list = [...counts];
  if (!list.length) return;
  await client.query(
    `update import i set added = c.added, changed = c.changed, unchanged = c.unchanged, missing = c.missing
       from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[]) as c(number, added, changed, unchanged, missing)
      where i.migration_id = $1 and i.number = c.number
        and (i.added, i.changed, i.unchanged, i.missing) is distinct from (c.added, c.changed, c.unchanged, c.missing)`,
    [migrationId, list.map(([n]) => n), ...(["added", "changed", "unchanged", "missing"] as const).map((k) => list.map(([, c]) => c[k]))],
  );
}
