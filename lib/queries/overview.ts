import type { StageMove, Turn } from "@/lib/domain/stage-moves";
import type { FlagCode, Stage } from "@/lib/domain/stages";
import { reading } from "./ask";
import { search } from "./request";
import { migrationKey } from "./touched";

/** Below the key of progress: whatever makes its counts old makes these old. */
export const overviewQuery = (migration: string, asOf: string | null) =>
  reading(
    [...migrationKey(migration), "progress", "overview", asOf],
    "GET /api/v1/migrations/{migration}/overview",
    { params: { migration }, query: { asOf } },
    { keep: true },
  );

export type ComparisonFilter = {
  from: string;
  to: string | null;
  kind: StageMove | null;
  stage: Stage | null;
  flag: FlagCode | null;
  turn: Turn | null;
};

export const comparisonHref = (migration: string, filter: Partial<ComparisonFilter>): string =>
  `/m/${migration}/comparison${search(filter)}`;
