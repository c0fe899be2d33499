import type { Stage } from "./stages";

/** How far a stage is along the crossing; gone is nowhere on it. */
export const stageRank: Record<Stage, number | null> = { waiting: 0, upgraded: 1, joined: 1, dualHomed: 2, cutOver: 3, gone: null };

/** What became of an agent from one moment to another. `other`: a stage that is neither further nor back. */
export const stageMoves = ["forward", "back", "other", "new", "gone"] as const;
export type StageMove = (typeof stageMoves)[number];

/** Whether an agent came to what is asked, a stage or a flag, or left it. */
export const turns = ["came", "left"] as const;
export type Turn = (typeof turns)[number];

/** Where an agent stands; null where it was not seen yet. `leftSource`: cut over, and nobody asked for it. */
export type StageStanding = { stage: Stage; leftSource: boolean };

/** Null where it was so as well before, or is not either. */
export const turnOf = (was: boolean, is: boolean): Turn | null => (was === is ? null : is ? "came" : "left");

/** Null where nothing happened. Leaving the original unasked is no stage reached, as with the flag `returned`. */
export function stageMove(from: StageStanding | null, to: StageStanding | null): StageMove | null {
  const was = from && from.stage !== "gone" ? from : null;
  const is = to && to.stage !== "gone" ? to : null;
  if (!was || !is) return was ? "gone" : is ? "new" : null;
  if (was.stage === is.stage && was.leftSource === is.leftSource) return null;
  const [before, after] = [was.leftSource ? null : stageRank[was.stage], is.leftSource ? null : stageRank[is.stage]];
  if (before === null || after === null || before === after) return "other";
  return after > before ? "forward" : "back";
}
