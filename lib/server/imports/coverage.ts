import "server-only";
import type pg from "pg";
import { coverageDoubt, type WouldMiss } from "@/lib/domain/coverage";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { StoredListing } from "@/lib/server/projection/period-rows";
import type { ImportRow } from "./record";
import { sameLabelAgents } from "./same-labels";

/** The sentence to ask with when an export that does not say so may be only a part of its groups; null when it is whole. */
export async function askCoverage(client: pg.PoolClient, row: ImportRow, groups: readonly ManagementGroup[]): Promise<string | null> {
  for (const group of groups.filter((g) => row.groupKeys.includes(g.key))) {
    const named = await namedAgents(client, row, group.key);
    const sameLabel = await sameLabelAgents(client, row.migrationId, row.number, group.key);
    const { rows } = await client.query<{ key: number; domain: string | null; groups: StoredListing[] }>(
      `select agent_key as key, domain, groups from agent_period
        where migration_id = $1 and from_at <= $2 and (to_at is null or to_at > $2) and group_names @> array[$3]`,
      [row.migrationId, row.capturedAt, group.name.toLowerCase()],
    );
    const known: WouldMiss[] = [];
    const missing = new Set<WouldMiss>();
    for (const { key, domain, groups: listings } of rows) {
      const here = listings.find((l) => l.key === group.key && !l.claimed);
      if (!here) continue;
      const agent = {
        primaryServer: here.primaryServer?.toLowerCase() ?? null,
        domain,
        listedElsewhere: listings.some((l) => l.key !== group.key && !l.claimed),
      };
      known.push(agent);
      if (!named.has(key) && !sameLabel.has(key)) missing.add(agent);
    }
    const doubt = coverageDoubt(group.name, known, missing, row.cut);
    if (doubt) return doubt;
  }
  return null;
}

/** Agents that the file names for the group, counting those whose row was rejected. */
async function namedAgents(client: pg.PoolClient, row: ImportRow, groupKey: number): Promise<Set<number>> {
  const { rows } = await client.query<{ key: number | null; candidates: number[] }>(
    "select agent_key as key, candidates from observation where migration_id = $1 and number = $2 and group_key = $3 and outcome in ('accepted', 'rejected')",
    [row.migrationId, row.number, groupKey],
  );
  return new Set(rows.flatMap(({ key, candidates }) => (key === null ? candidates : [key])));
}
