import "server-only";
import { z } from "zod";
import type { Comparison, comparisonQuery } from "@/lib/contracts/overview";
import { type StageMove, type StageStanding, stageMove, stageMoves, stageTurn } from "@/lib/domain/stage-moves";
import { type Stage, stages } from "@/lib/domain/stages";
import { momentOf, periodAt } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { type AgentConditions, conditionsOf } from "@/lib/server/agents/select";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { countingQuery } from "@/lib/server/progress/counting";

type Query = z.output<typeof comparisonQuery>;
/** Standings as the database writes them: the stage, with a ! where the original was left unasked; empty where not seen yet. */
type Pair = { was: string; is: string };

/** What became of agents between two moments: counts by kind, and a page of the agents themselves. */
export async function compareMoments(migration: AgentsOf, query: Query, now: Date): Promise<Comparison> {
  const from = momentOf(query.from, migration.timeZone) ?? now;
  const to = momentOf(query.to, migration.timeZone);
  const { counts, kinds, ofStage } = await countMoves(migration.id, from, to, {}, query.stage);
  const asked = [...kinds].flatMap(([key, kind]) => (kind && (!query.kind || query.kind === kind) ? [key] : []));
  const after = decodeCursor(query.cursor, z.tuple([cursorText]));
  const { text, values, put } = moved(migration.id, from, to);
  const rows = await countingQuery<Pair & { fqdn: string }>(
    `select a.name as fqdn, was, is_now as "is" ${text} and was || '>' || is_now = any(${put(asked)}::text[])
       ${after ? `and a.name collate "C" > ${put(after[0])}` : ""} order by a.name collate "C" limit ${put(query.limit + 1)}`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    from: from.toISOString(),
    to: (to ?? now).toISOString(),
    counts,
    ofStage,
    items: page.flatMap((row) => {
      const kind = kinds.get(keyOf(row));
      return kind ? [{ fqdn: row.fqdn, kind, from: standing(row.was)?.stage ?? null, to: standing(row.is)?.stage ?? null }] : [];
    }),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.fqdn]) : null,
    total: query.kind ? counts[query.kind] : stageMoves.reduce((sum, kind) => sum + counts[kind], 0),
  };
}

/**
 * How many agents, of all or of a part, became what from one moment to another. The part is who belongs to it at either moment; with a stage
 * only who came to it or left it counts.
 */
export async function countMoves(migrationId: string, from: Date, to: Date | null, part: AgentConditions = {}, stage?: Stage) {
  const { text, values } = moved(migrationId, from, to, part);
  const pairs = await countingQuery<Pair & { count: number }>(
    `select was, is_now as "is", count(*)::int as count ${text} group by 1, 2`,
    values,
  );
  const ofStage = { came: 0, left: 0 };
  const kinds = new Map<string, StageMove | null>();
  const counts = Object.fromEntries(stageMoves.map((kind) => [kind, 0])) as Record<StageMove, number>;
  for (const pair of pairs) {
    const turn = stage ? stageTurn(standing(pair.was), standing(pair.is), stage) : null;
    if (stage && !turn) continue;
    // Who came and went between the two moments moved nowhere, but is one more that is gone.
    const kind = kindOf(pair) ?? (turn ? "gone" : null);
    kinds.set(keyOf(pair), kind);
    if (kind) counts[kind] += pair.count;
    if (turn) ofStage[turn] += pair.count;
  }
  return { counts, kinds, ofStage: stage ? ofStage : null };
}

/** Agents that stand elsewhere at `to` than at `from`; `put` adds a value. Whom one period holds at both moments did not move. */
function moved(migrationId: string, from: Date, to: Date | null, part: AgentConditions = {}) {
  const values: unknown[] = [migrationId];
  const put = (value: unknown) => `$${values.push(value)}`;
  const [before, after] = [periodAt(from, put), periodAt(to, put)];
  const standings = (at: string, notAt: string) =>
    `select p.agent_key, p.stage || case when 'leftSource' = any(p.flag_codes) then '!' else '' end as standing
     from agent_period p where p.migration_id = $1 and ${at} and not (${notAt})`;
  const text = `from (
      select agent_key, coalesce(f.standing, '') as was, coalesce(t.standing, '') as is_now
      from (${standings(before, after)}) f full join (${standings(after, before)}) t using (agent_key)
    ) m join agent a on a.migration_id = $1 and a.key = m.agent_key
    left join agent_plan pl on pl.migration_id = $1 and pl.agent_key = m.agent_key
   where pl.excluded_at is null and was <> is_now${inPart()}`;
  return { text, values, put };

  function inPart(): string {
    const asked = conditionsOf(part, "a.name", put);
    if (asked.length === 0) return "";
    return ` and m.agent_key in (select p.agent_key from agent_period p
      left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
      where p.migration_id = $1 and ((${before}) or (${after})) and ${asked.join(" and ")})`;
  }
}

const keyOf = ({ was, is }: Pair) => `${was}>${is}`;
const kindOf = ({ was, is }: Pair) => stageMove(standing(was), standing(is));

function standing(text: string): StageStanding | null {
  const stage = text.replace("!", "");
  return isStage(stage) ? { stage, leftSource: text.endsWith("!") } : null;
}

function isStage(text: string): text is Stage {
  return stages.some((stage) => stage === text);
}
