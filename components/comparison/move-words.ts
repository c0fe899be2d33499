import type { StageMove } from "@/lib/domain/stage-moves";

export const moveWords: Record<StageMove, { name: string; none: string }> = {
  forward: { name: "Moved forward", none: "moved forward" },
  back: { name: "Went back", none: "went back" },
  other: { name: "Moved otherwise", none: "moved otherwise" },
  new: { name: "New", none: "is new" },
  gone: { name: "Gone", none: "is gone" },
};
