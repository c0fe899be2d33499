import "server-only";
import type { CauseCode, RemainingBy } from "@/lib/domain/remaining/cause-codes";
import { causeSigns } from "@/lib/domain/remaining/causes";
import { causeText, signText } from "@/lib/server/agents/cause-text";
import { type AgentConditions, agentsQuestion } from "@/lib/server/agents/select";
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

/** How many agents that are to do carry each sign of a cause, whatever cause they count under. */
export async function countedSigns(migrationId: string, moment: Date | null, part: AgentConditions = {}): Promise<Map<CauseCode, number>> {
  const question = agentsQuestion(migrationId, moment, { ...part, inScope: true, done: false }, { planned: true });
  const counts = causeSigns.map((code) => `(count(*) filter (where ${signText(code)}))::int as "${code}"`).join(", ");
  const [row = {}] = await countingQuery<Partial<Record<CauseCode, number>>>(`select ${counts} ${question.text}`, question.values);
  return new Map(causeSigns.map((code) => [code, row[code] ?? 0]));
}

/** The question of lists, counted. By cause, only agents that are not done; of `part` only, where that is given. */
export async function countedBy(
  migrationId: string,
  by: RemainingBy,
  moment: Date | null,
  part: AgentConditions = {},
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
