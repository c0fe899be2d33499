import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Progress } from "@/lib/contracts/progress";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

export const progressQuery = (migration: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "progress", asOf],
    queryFn: ({ signal }) => request<Progress>(`/api/v1/migrations/${migration}/progress${search({ asOf })}`, { signal }),
    placeholderData: keepPreviousData,
  });
