import type { ReportSchedule, ScheduleInput } from "@/lib/contracts/report-schedules";
import { ask, reading } from "./ask";
import { migrationKey } from "./migrations";

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
  ask("POST /api/v1/migrations/{migration}/report-schedules", { params: { migration }, body });

export const editSchedule = (migration: string, { id: schedule, revision }: ReportSchedule, body: ScheduleInput) =>
  ask("PUT /api/v1/migrations/{migration}/report-schedules/{schedule}", { params: { migration, schedule }, body, revision });

export const endSchedule = (migration: string, { id: schedule, revision }: ReportSchedule) =>
  ask("DELETE /api/v1/migrations/{migration}/report-schedules/{schedule}", { params: { migration, schedule }, revision });

export const sendNow = (migration: string, schedule: string) =>
  ask("POST /api/v1/migrations/{migration}/report-schedules/{schedule}/sendings", { params: { migration, schedule } });
