import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { ActivityEvent } from "@/lib/contracts/activity";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

export type ActivityPage = { items: ActivityEvent[]; nextCursor: string | null; total: number };
export type ActivityFilter = { person: string; subject: string; from: string; to: string };
export const anyActivity: ActivityFilter = { person: "", subject: "", from: "", to: "" };

export const activityQuery = (migration: string, filter: ActivityFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: [...migrationKey(migration), "activity", filter, limit],
    queryFn: ({ signal, pageParam }) =>
      request<ActivityPage>(`/api/v1/migrations/${migration}/activity${search({ ...filter, limit, cursor: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const activityCsvHref = (migration: string, filter: ActivityFilter) =>
  `/api/v1/migrations/${migration}/activity.csv${search(filter)}`;
