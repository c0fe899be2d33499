import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ImportInput, ImportRecord, ImportRows, RowOutcome } from "@/lib/contracts/imports";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

export type ImportPage = { items: ImportRecord[]; nextCursor: string | null; total: number };
export type RowFilter = { outcome: readonly RowOutcome[]; field: readonly string[]; q: string };

const importsPath = (migration: string) => `/api/v1/migrations/${migration}/imports`;

export const importsQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "imports"],
    queryFn: ({ signal }) => request<ImportPage>(`${importsPath(migration)}?limit=500`, { signal }),
  });

export const importQuery = (migration: string, id: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "import", id],
    queryFn: ({ signal }) => request<ImportRecord>(`${importsPath(migration)}/${id}`, { signal }),
  });

export const importRowsQuery = (migration: string, id: string, filter: RowFilter) =>
  infiniteQueryOptions({
    queryKey: [...migrationKey(migration), "import", id, "rows", filter],
    queryFn: ({ signal, pageParam }) =>
      request<ImportRows>(`${importsPath(migration)}/${id}/rows${search({ ...filter, limit: 200, cursor: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const importFileHref = (migration: string, id: string) => `${importsPath(migration)}/${id}/file`;

/** Applies what was shown: the revision says which plan that was. Anything said here is planned and applied at once. */
export const applyImport = (migration: string, record: ImportRecord, body: ImportInput = {}) =>
  request<ImportRecord>(`${importsPath(migration)}/${record.id}/application`, { method: "POST", body, revision: record.revision });

/** Answers what a waiting import asks, or says otherwise what it took itself, and plans it again. */
export const replanImport = (migration: string, record: ImportRecord, said: ImportInput) =>
  request<ImportRecord>(`${importsPath(migration)}/${record.id}`, { method: "PATCH", body: said, revision: record.revision });

/** Undoes an applied import, discards a planned one. */
export const discardImport = (migration: string, id: string) =>
  request<ImportRecord>(`${importsPath(migration)}/${id}`, { method: "DELETE" });
