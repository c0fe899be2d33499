import "server-only";
import { pool } from "@/lib/server/database/pool";

/**
 * Answers that hold as long as neither facts nor plans of their migration moved: a shelf keeps the latest `most` of them. Each
 * is kept under the revisions read before it was worked out: what is committed meanwhile has others, and it is worked out again.
 * All who ask while it is worked out wait for the same answer; one that fails is not kept.
 */
export class Shelf<T> {
  readonly #kept = new Map<string, { stamp: string; answer: Promise<T> }>();

  constructor(readonly most: number) {}

  /** `planned`: whether what people say of agents bears on the answer. An accepted cut-over moves periods: that shows anyway. */
  async answer(migrationId: string, question: unknown, workOut: () => Promise<T>, { planned = true } = {}): Promise<T> {
    const key = `${migrationId} ${JSON.stringify(question)}`;
    const { facts, plans } = await revisionsOf(migrationId);
    const stamp = planned ? `${facts} ${plans}` : facts;
    const known = this.#kept.get(key);
    if (known?.stamp === stamp) return await known.answer;
    const answer = workOut();
    this.#keep(key, { stamp, answer });
    try {
      return await answer;
    } catch (error) {
      if (this.#kept.get(key)?.answer === answer) this.#kept.delete(key);
      throw error;
    }
  }

  #keep(key: string, answered: { stamp: string; answer: Promise<T> }) {
    this.#kept.delete(key);
    this.#kept.set(key, answered);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
  }
}

async function revisionsOf(migrationId: string): Promise<{ facts: string; plans: number }> {
  const { rows } = await pool().query<{ facts: string; plans: number }>(
    `select concat_ws(' ', m.facts_revision, m.rules, m.written) as facts, coalesce(r.revision, 0) as plans
       from migration m left join agent_plan_revision r on r.migration_id = m.id where m.id = $1`,
    [migrationId],
  );
  return rows[0] ?? { facts: "", plans: 0 };
}
