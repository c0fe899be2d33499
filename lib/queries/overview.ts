import { createSerializer, parseAsStringLiteral } from "nuqs/server";
import { type StageMove, stageMoves, type Turn, turns } from "@/lib/domain/stage-moves";
import { type FlagCode, flagCodes, type Stage, stages } from "@/lib/domain/stages";
import { parseAsMoment } from "./agent-links";
import { reading } from "./ask";
import { migrationKey } from "./touched";

/** Below the key of progress: whatever makes its counts old makes these old. */
export const overviewQuery = (migration: string, asOf: string | null) =>
  reading(
    [...migrationKey(migration), "progress", "overview", asOf],
    "GET /api/v1/migrations/{migration}/overview",
    { params: { migration }, query: { asOf } },
    { keep: true },
  );

/** Two moments in an address; without a second one, the latest. */
export const comparisonKeys = {
  from: parseAsMoment,
  to: parseAsMoment,
  kind: parseAsStringLiteral(stageMoves),
  stage: parseAsStringLiteral(stages),
  flag: parseAsStringLiteral(flagCodes),
  turn: parseAsStringLiteral(turns),
};
export type ComparisonFilter = {
  from: string;
  to: string | null;
  kind: StageMove | null;
  stage: Stage | null;
  flag: FlagCode | null;
  turn: Turn | null;
};

const writeComparison = createSerializer(comparisonKeys);

export const comparisonHref = (migration: string, filter: Partial<ComparisonFilter>): string =>
  writeComparison(`/m/${migration}/comparison`, filter);
