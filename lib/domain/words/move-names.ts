import type { StageMove } from "../stage-moves";

export const moveNames: Record<StageMove, string> = {
  forward: "Moved forward",
  back: "Went back",
  other: "Moved otherwise",
  new: "New",
  gone: "Gone",
};
