import "server-only";
import { pool } from "@/lib/server/database/pool";

/**
 * Answers that hold as long as neither facts nor plans of their migration moved: a shelf keeps the latest `most` of them. Each
 * is kept under the revisions read before it was worked out: what is committed meanwhile has others, and it is worked out again.
 */
export class Shelf<T> {
  readonly #kept = new Map<string, { stamp: string; answer: T }>();

  constructor(readonly most: number) {}

  async answer(migrationId: string, question: unknown, workOut: () => Promise<T>): Promise<T> {
    const key = `${migrationId} ${JSON.stringify(question)}`;
    const stamp = await revisionsOf(migrationId);
    const known = this.#kept.get(key);
    if (known?.stamp === stamp) return known.answer;
    const answer = await workOut();
    this.#kept.delete(key);
    this.#kept.set(key, { stamp, answer });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
    return answer;
  }
}

async function revisionsOf(migrationId: string): Promise<string> {
  const { rows } = await pool().query<{ stamp: string }>(
    `select concat_ws(' ', m.facts_revision, m.rules, coalesce(r.revision, 0)) as stamp
       from migration m left join agent_plan_revision r on r.migration_id = m.id where m.id = $1`,
    [migrationId],
  );
  return rows[0]?.stamp ?? "";
}
