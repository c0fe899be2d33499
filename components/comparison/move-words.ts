import type { StageMove, Turn } from "@/lib/domain/stage-moves";

/** What no agent did, in "No agent …". */
export const noneMoved: Record<StageMove, string> = {
  forward: "moved forward",
  back: "went back",
  other: "moved otherwise",
  new: "is new",
  gone: "is gone",
};

/** Of a flag. */
export const turnNames: Record<Turn, string> = { came: "Carries it now", left: "Carries it no more" };
