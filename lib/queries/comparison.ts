import { createSerializer } from "nuqs/server";
import { parseAsMoment } from "./agent-links";
import { readingPages } from "./ask";
import type { ComparisonFilter } from "./overview";
import { migrationKey } from "./touched";

/** Below the key of progress, as the overview, which has no need to bring this. */
export const comparisonQuery = (migration: string, filter: ComparisonFilter) =>
  readingPages(
    [...migrationKey(migration), "progress", "comparison", filter],
    "GET /api/v1/migrations/{migration}/comparison",
    { params: { migration }, query: { ...filter, limit: 200 } },
    { keep: true },
  );

const write = createSerializer({ asOf: parseAsMoment });

export const overviewHref = (migration: string, asOf: string | null): string => write(`/m/${migration}`, { asOf });
