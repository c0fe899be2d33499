import type { StageMove } from "@/lib/domain/stage-moves";

/** What no agent did, in "No agent …". */
export const noneMoved: Record<StageMove, string> = {
  forward: "moved forward",
  back: "went back",
  other: "moved otherwise",
  new: "is new",
  gone: "is gone",
};
