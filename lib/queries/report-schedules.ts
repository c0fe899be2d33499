import type { ReportSchedule, ScheduleInput } from "@/lib/contracts/report-schedules";
import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

export const sendingHref = (migration: string) => `/m/${migration}/report/sending`;

export const schedulesQuery = (migration: string) =>
  reading([...migrationKey(migration), "reports", "schedules"], "GET /api/v1/migrations/{migration}/report-schedules", {
    params: { migration },
  });

export const sendingsQuery = (migration: string) =>
  reading([...migrationKey(migration), "reports", "sendings"], "GET /api/v1/migrations/{migration}/report-sendings", {
    params: { migration },
  });

export const addSchedule = (migration: string, body: ScheduleInput) =>
  change("POST /api/v1/migrations/{migration}/report-schedules", { params: { migration }, body });

export const editSchedule = (migration: string, { id: schedule, revision }: ReportSchedule, body: ScheduleInput) =>
  change("PUT /api/v1/migrations/{migration}/report-schedules/{schedule}", { params: { migration, schedule }, body, revision });

export const endSchedule = (migration: string, { id: schedule, revision }: ReportSchedule) =>
  change("DELETE /api/v1/migrations/{migration}/report-schedules/{schedule}", { params: { migration, schedule }, revision });

export const sendNow = (migration: string, schedule: string) =>
  change("POST /api/v1/migrations/{migration}/report-schedules/{schedule}/sendings", { params: { migration, schedule } });
