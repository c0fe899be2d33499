import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { createSerializer, parseAsStringLiteral } from "nuqs/server";
import type {
  Baseline,
  BaselineInput,
  DriftItem,
  DriftList,
  DriftReasonsAnswer,
  PlannedChange,
  PlannedChangeInput,
  PlannedChangeList,
  PlannedChangePatch,
  SourceHealth,
} from "@/lib/contracts/drift";
import { type DriftSeverity, driftSeverities } from "@/lib/domain/drift/item";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

const path = (migration: string) => `/api/v1/migrations/${migration}`;
const key = (migration: string) => [...migrationKey(migration), "drift"] as const;

/** Differences of one weight, or of all, page by page. */
export const driftQuery = (migration: string, severity: DriftSeverity | null) =>
  infiniteQueryOptions({
    queryKey: [...key(migration), "list", severity],
    queryFn: ({ signal, pageParam }) =>
      request<DriftList>(`${path(migration)}/drift${search({ severity, limit: 100, cursor: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Only the counts and the baseline. */
export const driftCountsQuery = (migration: string) =>
  queryOptions({
    queryKey: [...key(migration), "counts"],
    queryFn: ({ signal }) => request<DriftList>(`${path(migration)}/drift?limit=1`, { signal }),
  });

export const plannedChangesQuery = (migration: string) =>
  queryOptions({
    queryKey: [...key(migration), "planned"],
    queryFn: ({ signal }) => request<PlannedChangeList>(`${path(migration)}/planned-changes?limit=500`, { signal }),
  });

export const sourceHealthQuery = (migration: string) =>
  queryOptions({
    queryKey: [...key(migration), "health"],
    queryFn: ({ signal }) => request<SourceHealth>(`${path(migration)}/source-health`, { signal }),
  });

export const freezeBaseline = (migration: string, body: BaselineInput) =>
  request<Baseline>(`${path(migration)}/baseline`, { method: "PUT", body });

/** One reason for some differences; null takes back what was written. */
export const writeReasons = (migration: string, items: readonly Pick<DriftItem, "id">[], reason: string | null) =>
  request<DriftReasonsAnswer>(`${path(migration)}/drift/reasons`, { method: "PUT", body: { items: items.map(({ id }) => id), reason } });

export const addPlannedChange = (migration: string, body: PlannedChangeInput) =>
  request<PlannedChange>(`${path(migration)}/planned-changes`, { method: "POST", body });

type Revised = Pick<PlannedChange, "id" | "revision">;

export const editPlannedChange = (migration: string, { id, revision }: Revised, body: PlannedChangePatch) =>
  request<PlannedChange>(`${path(migration)}/planned-changes/${id}`, { method: "PATCH", body, revision });

export const archivePlannedChange = (migration: string, { id, revision }: Revised) =>
  request<PlannedChange>(`${path(migration)}/planned-changes/${id}`, { method: "DELETE", revision });

export const driftKeys = { weight: parseAsStringLiteral(driftSeverities) };
const write = createSerializer(driftKeys);

export const driftHref = (migration: string, weight: DriftSeverity | null = null): string => write(`/m/${migration}/drift`, { weight });

export const driftCsvHref = (migration: string, severity: DriftSeverity | null): string =>
  `${path(migration)}/drift.csv${search({ severity })}`;
