import "server-only";
import type { Progress } from "@/lib/contracts/progress";
import { pool } from "@/lib/server/database/pool";

/** `latest`: the captured time of the newest import, if there is one. */
export type Counts = Omit<Progress, "asOf"> & { latest: Date | null };

const most = 200;
const kept = new Map<string, { stamp: string; counts: Counts }>();

/**
 * Counts hold as long as neither facts nor plans moved. What was counted is kept under the revisions read before counting: when
 * something is committed in between, the next question finds other revisions and counts again.
 */
export async function keptCounts(migrationId: string, moment: Date | null, count: () => Promise<Counts>): Promise<Counts> {
  const key = `${migrationId} ${moment?.toISOString() ?? "now"}`;
  const stamp = await revisionsOf(migrationId);
  const known = kept.get(key);
  if (known?.stamp === stamp) return known.counts;
  const counts = await count();
  kept.delete(key);
  kept.set(key, { stamp, counts });
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return counts;
}

async function revisionsOf(migrationId: string): Promise<string> {
  const { rows } = await pool().query<{ stamp: string }>(
    `select concat_ws(' ', m.facts_revision, m.rules, coalesce(r.revision, 0)) as stamp
       from migration m left join agent_plan_revision r on r.migration_id = m.id where m.id = $1`,
    [migrationId],
  );
  return rows[0]?.stamp ?? "";
}
