import { queryOptions } from "@tanstack/react-query";
import type { NoticeList, NoticeReading } from "@/lib/contracts/notices";
import { migrationKey } from "./migrations";
import { request } from "./request";

const path = (migration: string) => `/api/v1/migrations/${migration}/notices`;

export const noticesQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "notices"],
    queryFn: ({ signal }) => request<NoticeList>(path(migration), { signal }),
  });

export const markNotices = (migration: string, body: NoticeReading) =>
  request<NoticeList>(`${path(migration)}/reading`, { method: "PUT", body });
