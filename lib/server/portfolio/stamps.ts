import "server-only";
import { z } from "zod";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";

/**
 * What an answer about each migration holds for, in one question for all of them: every change of facts or plans raises a
 * revision, and no other change is made without its event, in the migration or, as a named build or a limit, for all.
 */
export async function stampsOf(migrationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await asked(
    pool(),
    z.object({ id: z.string(), stamp: z.string() }),
    `select m.id, concat_ws(' ', m.facts_revision, m.rules, m.written, m.revision, coalesce(r.revision, 0),
              (select count(*) from event e where e.migration_id = m.id), (select count(*) from event e where e.migration_id is null)) as stamp
       from migration m left join agent_plan_revision r on r.migration_id = m.id where m.id = any($1)`,
    [migrationIds],
  );
  return new Map(rows.map(({ id, stamp }) => [id, stamp]));
}
