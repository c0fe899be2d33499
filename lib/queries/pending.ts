import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { PendingList } from "@/lib/contracts/pending";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

/** Pending actions, at most 500. */
export const pendingQuery = (migration: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "pending", asOf],
    queryFn: ({ signal }) => request<PendingList>(`/api/v1/migrations/${migration}/pending${search({ asOf, limit: 500 })}`, { signal }),
    placeholderData: keepPreviousData,
  });
