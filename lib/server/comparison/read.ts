import "server-only";
import { z } from "zod";
import type { Comparison, comparisonQuery } from "@/lib/contracts/overview";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import { rowsOfFlag } from "@/lib/domain/agent-rows";
import type { AgentTold } from "@/lib/domain/agent-told";
import { compareBytes } from "@/lib/domain/byte-order";
import { type StageMove, type StageStanding, stageMove, stageMoves, type Turn, turnOf } from "@/lib/domain/stage-moves";
import type { FlagCode, Stage } from "@/lib/domain/stages";
import { momentOf } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { cursorText, decodeCursor } from "@/lib/server/answers/cursor";
import { pageAfter } from "@/lib/server/answers/page";
import type { Estate } from "@/lib/server/estate/estate";
import { estateOf } from "@/lib/server/estate/kept";

type Query = z.output<typeof comparisonQuery>;
type Asked = { part?: AgentConditions; stage?: Stage | undefined; flag?: FlagCode | undefined };
type Move = { name: string; kind: StageMove | null; turn: Turn | null; from: Stage | null; to: Stage | null };

/** What became of agents between two moments: counts by kind, and a page of the agents themselves. */
export async function compareMoments(migration: AgentsOf, query: Query, now: Date): Promise<Comparison> {
  const { kind, stage, flag, limit, cursor } = query;
  // Of all that moved nobody came to anything.
  const turn = stage || flag ? query.turn : undefined;
  const from = momentOf(query.from, migration.timeZone) ?? now;
  const to = momentOf(query.to, migration.timeZone);
  const moves = movesBetween(await estateOf(migration.id), from, to, { stage, flag });
  const turned = (one: Turn) => moves.filter((move) => move.turn === one).length;
  const both = { came: turned("came"), left: turned("left") };
  const { items, ...page } = pageAfter(
    moves.filter((move) => (kind === undefined || move.kind === kind) && (turn === undefined || move.turn === turn)),
    { after: decodeCursor(cursor, z.tuple([cursorText])), limit },
    ({ name }): [string] => [name],
    ([one], [other]) => compareBytes(one, other),
  );
  return {
    from: from.toISOString(),
    to: (to ?? now).toISOString(),
    counts: countMoves(moves),
    ofStage: stage && !flag ? both : null,
    ofFlag: flag ? both : null,
    items: items.map(({ name, ...move }) => ({ fqdn: name, ...move })),
    ...page,
  };
}

/** How many agents, of all or of a part, became what from one moment to another. The part is who belongs to it at either moment. */
export function countedMoves(estate: Estate, from: Date, to: Date | null, part: AgentConditions = {}): Record<StageMove, number> {
  return countMoves(movesBetween(estate, from, to, { part }));
}

function countMoves(moves: readonly Move[]): Record<StageMove, number> {
  const counts = Object.fromEntries(stageMoves.map((kind) => [kind, 0])) as Record<StageMove, number>;
  for (const { kind } of moves) if (kind) counts[kind] += 1;
  return counts;
}

/**
 * Agents that are not excluded and stand elsewhere at `to` than at `from`, in the order of their names; with a stage, who came to it or left it; with a flag, the
 * agents behind the difference of its two counts, which may be excluded ones and need not have moved.
 */
function movesBetween(estate: Estate, from: Date, to: Date | null, { part = {}, stage, flag }: Asked): Move[] {
  const [before, after] = [estate.at(from), estate.at(to)];
  const rows = flag ? { ...rowsOfFlag(flag), ...part } : part;
  const [was, is] = [before.finds(rows), after.finds(rows)];
  return Array.from(before.comparedWith(after)).flatMap(({ place, name, told, other, said }): Move[] => {
    const move = { name, from: told?.stage ?? null, to: other?.stage ?? null };
    const moved = stageMove(standing(told), standing(other));
    if (flag) {
      const turn = turnOf(was(place), is(place));
      return turn ? [{ ...move, kind: moved, turn }] : [];
    }
    if (said.excluded || !(was(place) || is(place))) return [];
    const turn = stage ? turnOf(move.from === stage, move.to === stage) : null;
    // Who came and went between the two moments moved nowhere, but is one more that is gone.
    const kind = stage && !turn ? null : (moved ?? (turn ? "gone" : null));
    return kind ? [{ ...move, kind, turn }] : [];
  });
}

function standing(told: AgentTold | null): StageStanding | null {
  return told && { stage: told.stage, leftSource: told.flagCodes.includes("leftSource") };
}
