import "server-only";
import type pg from "pg";
import { isThinList, thinListQuestion } from "@/lib/domain/thin-lists";
import { int, readRows } from "@/lib/server/database/rows";
import type { PlacedRow } from "./placed-rows";
import type { ImportRow, Question } from "./record";

/** Whether what a file names are agents at all, where its columns do not tell, nobody said so, and it would add some. */
export async function kindInDoubt(client: pg.PoolClient, row: ImportRow, placed: readonly PlacedRow[]): Promise<Question | null> {
  // Instances of health services are of servers, too.
  const doubtful = row.kind === "heard" || (row.kind === "agents" && isThinList(row.columns));
  if (!doubtful || row.input.kind !== undefined) return null;
  const named = [...new Set(placed.flatMap(({ agent, outcome }) => (agent !== null && outcome === "accepted" ? [agent] : [])))];
  const rows = await readRows(
    client,
    { unknown: int },
    `select count(*)::int as unknown from unnest($2::int[]) as key
      where not exists (select from agent_period p where p.migration_id = $1 and p.agent_key = key)`,
    [row.migrationId, named],
  );
  const unknown = rows[0]?.unknown ?? 0;
  return unknown > 0
    ? {
        need: "kind",
        message: thinListQuestion(unknown, named.length, row.kind === "heard"),
        candidates: [row.kind === "heard" ? "heard" : "agents"],
      }
    : null;
}
