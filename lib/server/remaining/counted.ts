import "server-only";
import type { RemainingBy } from "@/lib/domain/remaining/cause-codes";
import { causeText } from "@/lib/server/agents/cause-text";
import { type AgentFilter, agentsQuestion } from "@/lib/server/agents/select";
import { countingQuery } from "@/lib/server/progress/counting";

/** Agents in scope that share a value, and how many of them are done. `name` is one of the spellings that exports or people use. */
export type CountedValue = { value: string | null; name: string | null; inScope: number; done: number };

/** The value to count by and its spelling; nothing of a request becomes SQL. */
const columns: Record<RemainingBy, { value: string; name: string }> = {
  cause: { value: causeText, name: "null::text" },
  method: { value: "coalesce(pl.method, p.method)", name: "null::text" },
  domain: { value: "lower(p.domain)", name: "p.domain" },
  owner: { value: "lower(pl.owner)", name: "pl.owner" },
  server: { value: "unnest(case when p.servers = '{}' then array[null] else p.servers end)", name: "null::text" },
};

/** The question of lists, counted. By cause, only agents that are not done; of `part` only, where that is given. */
export async function countedBy(
  migrationId: string,
  by: RemainingBy,
  moment: Date | null,
  part: AgentFilter = {},
): Promise<CountedValue[]> {
  const { value, name } = columns[by];
  const filter = { ...part, inScope: true, ...(by === "cause" ? { done: false } : {}) };
  const question = agentsQuestion(migrationId, moment, filter, { planned: true });
  return await countingQuery<CountedValue>(
    `select ${value} as value, min(${name}) as name, count(*)::int as "inScope", (count(*) filter (where p.done))::int as done
       ${question.text} group by 1`,
    question.values,
  );
}
