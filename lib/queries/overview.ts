import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { createLoader, createSerializer, parseAsStringLiteral } from "nuqs/server";
import type { Comparison, Overview } from "@/lib/contracts/overview";
import { type StageMove, stageMoves } from "@/lib/domain/stage-moves";
import { parseAsMoment } from "./agent-links";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

/** Below the key of progress: whatever makes its counts old makes these old. */
export const overviewQuery = (migration: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "progress", "overview", asOf],
    queryFn: ({ signal }) => request<Overview>(`/api/v1/migrations/${migration}/overview${search({ asOf })}`, { signal }),
    placeholderData: keepPreviousData,
  });

const write = createSerializer({ asOf: parseAsMoment });

export const overviewHref = (migration: string, asOf: string | null): string => write(`/m/${migration}`, { asOf });

/** Two moments in an address; without a second one, the latest. */
export const comparisonKeys = { from: parseAsMoment, to: parseAsMoment, kind: parseAsStringLiteral(stageMoves) };
export type ComparisonFilter = { from: string; to: string | null; kind: StageMove | null };

export const readComparison = createLoader(comparisonKeys);
const writeComparison = createSerializer(comparisonKeys);

export const comparisonHref = (migration: string, filter: Partial<ComparisonFilter>): string =>
  writeComparison(`/m/${migration}/comparison`, filter);

export const comparisonQuery = (migration: string, filter: ComparisonFilter) =>
  infiniteQueryOptions({
    queryKey: [...migrationKey(migration), "progress", "comparison", filter],
    queryFn: ({ signal, pageParam }) =>
      request<Comparison>(`/api/v1/migrations/${migration}/comparison${search({ ...filter, limit: 200, cursor: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
