import { parseAsStringLiteral } from "nuqs/server";
import { stageMoves, turns } from "@/lib/domain/stage-moves";
import { flagCodes, stages } from "@/lib/domain/stages";
import { parseAsMoment } from "./agent-keys";
import { readingPages } from "./ask";
import type { ComparisonFilter } from "./overview";
import { search } from "./request";
import { migrationKey } from "./touched";

/** Two moments in an address; without a second one, the latest. */
export const comparisonKeys = {
  from: parseAsMoment,
  to: parseAsMoment,
  kind: parseAsStringLiteral(stageMoves),
  stage: parseAsStringLiteral(stages),
  flag: parseAsStringLiteral(flagCodes),
  turn: parseAsStringLiteral(turns),
};

/** Below the key of progress, as the overview, which has no need to bring this. */
export const comparisonQuery = (migration: string, filter: ComparisonFilter) =>
  readingPages(
    [...migrationKey(migration), "progress", "comparison", filter],
    "GET /api/v1/migrations/{migration}/comparison",
    { params: { migration }, query: { ...filter, limit: 200 } },
    { keep: true },
  );

export const overviewHref = (migration: string, asOf: string | null): string => `/m/${migration}${search({ asOf })}`;
