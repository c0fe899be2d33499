import "server-only";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, readRows, text } from "@/lib/server/database/rows";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { loadNaming } from "./naming";
import { meaningsOfNames } from "./seen";

/** A row that says something of an agent, with the hash of what it says. */
export type RowMeaning = { number: number; groupKey: number; agent: number; value: string };

/**
 * Rows of imports that count and say something, with whom they mean: of all agents or of those of `agents`. What rows say is asked by its keys: right after an
 * import the planner knows nothing of what one question over everything would cost.
 */
export async function rowsMeaning(
  db: Queryable,
  migrationId: string,
  numbers: readonly number[],
  agents: readonly number[] | null,
): Promise<RowMeaning[]> {
  const timeline = await loadTimeline(db, migrationId);
  const naming = await loadNaming(db, migrationId, timeline);
  const wanted = agents && new Set(agents);
  const names = agents && [...new Set(agents.flatMap((key) => naming.familyOf.get(key) ?? [key]))];
  const rows = await readRows(
    db,
    { number: int, row: int, groupKey: int, agent: int, value: text },
    `select number, row, group_key as "groupKey", name_key as agent, value from observation
      where migration_id = $1 and number = any($2::int[]) and group_key is not null and value is not null and outcome <> 'ignored'
        and ($3::int[] is null or name_key = any($3)) and name_key is not null`,
    [migrationId, numbers, names],
  );
  const meant = new Map<string, number | null>();
  const carried = rows.map(({ agent }) => agent);
  for await (const meanings of meaningsOfNames(db, migrationId, timeline, naming, carried))
    for (const { said, agent, outcome } of meanings) meant.set(`${said.number} ${said.row}`, outcome === "ignored" ? null : agent);
  return rows.flatMap(({ row, ...one }) => {
    const agent = naming.familyOf.has(one.agent) ? (meant.get(`${one.number} ${row}`) ?? null) : one.agent;
    return agent === null || (wanted && !wanted.has(agent)) ? [] : [{ ...one, agent }];
  });
}
