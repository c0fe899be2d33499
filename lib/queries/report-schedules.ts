import { queryOptions } from "@tanstack/react-query";
import type { ReportSchedule, ReportScheduleList, ReportSending, ScheduleInput } from "@/lib/contracts/report-schedules";
import { migrationKey } from "./migrations";
import { request } from "./request";

type List<T> = { items: T[]; nextCursor: string | null; total: number };

const schedulesPath = (migration: string) => `/api/v1/migrations/${migration}/report-schedules`;

export const sendingHref = (migration: string) => `/m/${migration}/report/sending`;

export const schedulesQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "reports", "schedules"],
    queryFn: ({ signal }) => request<ReportScheduleList>(schedulesPath(migration), { signal }),
  });

export const sendingsQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "reports", "sendings"],
    queryFn: ({ signal }) => request<List<ReportSending>>(`/api/v1/migrations/${migration}/report-sendings`, { signal }),
  });

export const addSchedule = (migration: string, body: ScheduleInput) =>
  request<ReportSchedule>(schedulesPath(migration), { method: "POST", body });

export const editSchedule = (migration: string, { id, revision }: ReportSchedule, body: ScheduleInput) =>
  request<ReportSchedule>(`${schedulesPath(migration)}/${id}`, { method: "PUT", body, revision });

export const endSchedule = (migration: string, { id, revision }: ReportSchedule) =>
  request<ReportSchedule>(`${schedulesPath(migration)}/${id}`, { method: "DELETE", revision });

export const sendNow = (migration: string, schedule: string) =>
  request<ReportSending>(`${schedulesPath(migration)}/${schedule}/sendings`, { method: "POST" });
