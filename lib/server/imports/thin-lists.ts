import "server-only";
import type pg from "pg";
import { isThinList, thinListQuestion } from "@/lib/domain/thin-lists";
import type { ImportRow, Question } from "./record";

/** Whether what a file names are agents at all, where its columns do not tell, nobody said so, and it would add some. */
export async function kindInDoubt(client: pg.PoolClient, row: ImportRow): Promise<Question | null> {
  if (row.kind !== "agents" || row.input.kind !== undefined || !isThinList(row.columns)) return null;
  const { rows } = await client.query<{ named: number; unknown: number }>(
    `select count(*)::int as named, (count(*) filter (where not exists (
       select from agent_period p where p.migration_id = $1 and p.agent_key = o.key)))::int as unknown
       from (select distinct agent_key as key from observation
              where migration_id = $1 and number = $2 and outcome = 'accepted' and agent_key is not null) o`,
    [row.migrationId, row.number],
  );
  const { named = 0, unknown = 0 } = rows[0] ?? {};
  return unknown > 0 ? { need: "kind", message: thinListQuestion(unknown, named), candidates: ["agents"] } : null;
}
