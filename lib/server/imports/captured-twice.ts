import "server-only";
import type pg from "pg";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import { factChanges } from "@/lib/domain/agent-history";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import { int, json, listOf, readRows } from "@/lib/server/database/rows";
import { saidKeys } from "./decide-coverage";
import { type PlacedRow, placedRows } from "./placed-rows";
import type { ImportRow } from "./record";

/**
 * Two whole exports of one group and instant must say the same: the same agents, and the same in every column that both
 * have. Returns the sentence to ask with when they do not, else null. `timeline` holds the import, whose rows are `placed`.
 */
export async function capturedTwice(
  client: pg.PoolClient,
  row: ImportRow,
  groups: readonly ManagementGroup[],
  placed: readonly PlacedRow[],
  timeline: Timeline,
): Promise<string | null> {
  const { partKeys } = saidKeys(row, groups);
  const mayBeWhole = row.groupKeys.filter((key) => !partKeys.includes(key));
  const same = await readRows(
    client,
    { number: int, wholeKeys: listOf(int) },
    `select number, whole_keys as "wholeKeys" from import
      where migration_id = $1 and status = 'applied' and agents_told = 'listed' and captured_at = $2 and number <> $3 and whole_keys && $4::smallint[]`,
    [row.migrationId, row.capturedAt, row.number, mayBeWhole],
  );
  for (const other of same) {
    const others = (await placedRows(client, row.migrationId, other.number, timeline)).rows;
    for (const group of groups.filter((g) => mayBeWhole.includes(g.key) && other.wholeKeys.includes(g.key))) {
      const mine = await seenIn(client, row.migrationId, row.number, group.key, placed);
      const theirs = await seenIn(client, row.migrationId, other.number, group.key, others);
      if (!agree(mine, theirs)) return capturedTwiceQuestion(other.number, group);
    }
  }
  return null;
}

export const capturedTwiceQuestion = (number: number, group: ManagementGroup): string =>
  `Import #${number} is a whole export of ${group.name} at the same instant and says something else. When was this file made?`;

/** What the rows of a management group that count say, by the agent. */
async function seenIn(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  groupKey: number,
  placed: readonly PlacedRow[],
): Promise<Map<number, AgentFacts>> {
  const rows = await readRows(
    client,
    { row: int, facts: json<AgentFacts>() },
    `select o.row, v.facts from observation o
       join fact_value v on v.migration_id = o.migration_id and v.hash = o.value
      where o.migration_id = $1 and o.number = $2 and o.group_key = $3`,
    [migrationId, number, groupKey],
  );
  const facts = new Map(rows.map((one) => [one.row, one.facts]));
  return new Map(
    placed.flatMap(({ row, agent, outcome }): [number, AgentFacts][] => {
      const said = outcome === "accepted" ? facts.get(row) : undefined;
      return said && agent !== null ? [[agent, said]] : [];
    }),
  );
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
