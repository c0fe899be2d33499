import { count } from "@/components/moments/numbers";
import { ChoiceChip } from "@/components/ui/chip";
import type { Comparison } from "@/lib/contracts/overview";
import { type StageMove, stageMoves, type Turn, turns } from "@/lib/domain/stage-moves";
import { moveNames } from "@/lib/domain/words/move-names";
import { turnNames } from "./move-words";

type Moves = { counts: Comparison["counts"] | undefined; kind: StageMove | null; onChange: (kind: StageMove | null) => void };

export function MoveChips({ counts, kind, onChange }: Moves) {
  const all = counts ? stageMoves.reduce((sum, one) => sum + (counts[one] ?? 0), 0) : undefined;
  return (
    <>
      <ChoiceChip chosen={kind === null} count={count(all)} onClick={() => onChange(null)}>
        All that moved
      </ChoiceChip>
      {stageMoves.map((one) => (
        <ChoiceChip key={one} chosen={kind === one} count={count(counts?.[one])} onClick={() => onChange(one)}>
          {moveNames[one]}
        </ChoiceChip>
      ))}
    </>
  );
}

type Turns = { of: Comparison["ofFlag"] | undefined; turn: Turn | null; onChange: (turn: Turn | null) => void };

/** Who came to a flag and who left it. */
export function TurnChips({ of, turn, onChange }: Turns) {
  return (
    <>
      <ChoiceChip chosen={turn === null} count={count(of ? of.came + of.left : undefined)} onClick={() => onChange(null)}>
        All that changed
      </ChoiceChip>
      {turns.map((one) => (
        <ChoiceChip key={one} chosen={turn === one} count={count(of?.[one])} onClick={() => onChange(one)}>
          {turnNames[one]}
        </ChoiceChip>
      ))}
    </>
  );
}
