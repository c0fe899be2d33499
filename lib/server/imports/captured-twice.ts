import "server-only";
import type pg from "pg";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import { factChanges } from "@/lib/domain/agent-history";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { saidKeys } from "./decide-coverage";
import type { ImportRow } from "./record";

type Seen = { key: number; facts: AgentFacts };

/**
 * Two whole exports of one group and instant must say the same: the same agents, and the same in every column that both
 * have. Returns the sentence to ask with when they do not, else null.
 */
export async function capturedTwice(client: pg.PoolClient, row: ImportRow, groups: readonly ManagementGroup[]): Promise<string | null> {
  const { partKeys } = saidKeys(row, groups);
  const mayBeWhole = row.groupKeys.filter((key) => !partKeys.includes(key));
  const { rows: same } = await client.query<{ number: number; wholeKeys: number[] }>(
    `select number, whole_keys as "wholeKeys" from import
      where migration_id = $1 and status = 'applied' and kind = $2 and captured_at = $3 and number <> $4 and whole_keys && $5::smallint[]`,
    [row.migrationId, row.kind, row.capturedAt, row.number, mayBeWhole],
  );
  for (const other of same) {
    for (const group of groups.filter((g) => mayBeWhole.includes(g.key) && other.wholeKeys.includes(g.key))) {
      const mine = await seenIn(client, row.migrationId, row.number, group.key);
      const theirs = await seenIn(client, row.migrationId, other.number, group.key);
      if (!agree(mine, theirs)) return capturedTwiceQuestion(other.number, group);
    }
  }
  return null;
}

export const capturedTwiceQuestion = (number: number, group: ManagementGroup): string =>
  `Import #${number} is a whole export of ${group.name} at the same instant and says something else. When was this file made?`;

async function seenIn(client: pg.PoolClient, migrationId: string, number: number, groupKey: number): Promise<Map<number, AgentFacts>> {
  const { rows } = await client.query<Seen>(
    `select o.agent_key as key, v.facts from observation o
       join fact_value v on v.migration_id = o.migration_id and v.hash = o.value
      where o.migration_id = $1 and o.number = $2 and o.group_key = $3 and o.outcome = 'accepted' and o.agent_key is not null`,
    [migrationId, number, groupKey],
  );
  return new Map(rows.map(({ key, facts }) => [key, facts]));
}

function agree(mine: ReadonlyMap<number, AgentFacts>, theirs: ReadonlyMap<number, AgentFacts>): boolean {
  if (mine.size !== theirs.size) return false;
  for (const [key, a] of mine) {
    const b = theirs.get(key);
    if (!b) return false;
    if (factChanges(a, b).some((c) => c.field !== "listed" && c.field in a && c.field in b)) return false;
    if (a.lastModified !== undefined && b.lastModified !== undefined && a.lastModified !== b.lastModified) return false;
  }
  return true;
}
