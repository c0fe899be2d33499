import { z } from "zod";
import { reportFiles } from "@/lib/domain/report/files";
import { defineEndpoints } from "./endpoint";
import { reportName } from "./frozen-reports";
import { email } from "./people";
import { reportQuery } from "./report";
import { count, instant, listOf, onlyHere } from "./wire";

const { asOf: _, ...part } = reportQuery.shape;
const distinct = (list: readonly string[]) => new Set(list).size === list.length;

/** `cron`: five fields, in the time zone of the migration. `filter`: the part, by the keys of reports. */
export const scheduleInput = z.strictObject({
  name: reportName,
  cron: z.string().trim().min(9).max(100),
  recipients: z.array(email).min(1).max(50).refine(distinct, "An address is there twice"),
  files: z.array(z.enum(reportFiles)).max(reportFiles.length).refine(distinct, "A kind of file is there twice"),
  filter: z.strictObject(part).default({}),
  paused: z.boolean().default(false),
});
export type ScheduleInput = z.input<typeof scheduleInput>;

export const sendingStates = ["waiting", "sending", "retrying", "sent", "failed"] as const;

export const reportSending = z.object({
  id: z.uuid(),
  schedule: z.uuid(),
  scheduleName: z.string(),
  scheduledFor: instant,
  /** Null where it was due. */
  askedBy: z.string().nullable(),
  state: z.enum(sendingStates),
  attempts: count,
  startedAt: instant.nullable(),
  retryAt: instant.nullable(),
  sentAt: instant.nullable(),
  error: z.string().nullable(),
  recipients: z.array(z.string()),
  files: z.array(z.string()),
  /** The report that was frozen for it. */
  number: count.nullable(),
});
export type ReportSending = z.infer<typeof reportSending>;
export const reportSendingList = listOf(reportSending);

export const reportSchedule = z.object({
  id: z.uuid(),
  name: z.string(),
  cron: z.string(),
  recipients: z.array(z.string()),
  files: z.array(z.enum(reportFiles)),
  filter: z.record(z.string(), z.array(z.string())),
  filterWords: z.string(),
  paused: z.boolean(),
  nextAt: instant.nullable(),
  setBy: z.string(),
  setAt: instant,
  revision: count,
});
export type ReportSchedule = z.infer<typeof reportSchedule>;
/** `mail`: whether the server knows by which way to send, in whose name, and whether its messages can lead nobody to the report. */
export const reportScheduleList = listOf(reportSchedule).extend({
  mail: z.object({ ready: z.boolean(), from: z.string().nullable(), onlyHere }),
});
export type ReportScheduleList = z.infer<typeof reportScheduleList>;

export const reportScheduleEndpoints = defineEndpoints({
  reportSchedulesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/report-schedules",
    summary: "To whom the report is sent, and when",
    verb: "reports.schedule",
    answers: { 200: reportScheduleList },
  },
  reportSchedulesAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/report-schedules",
    summary: "Send the report on a schedule",
    verb: "reports.schedule",
    body: scheduleInput,
    answers: { 201: reportSchedule },
  },
  reportSchedulesEdit: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/report-schedules/{schedule}",
    summary: "Change a schedule",
    verb: "reports.schedule",
    body: scheduleInput,
    ifMatch: "required",
    answers: { 200: reportSchedule },
  },
  reportSchedulesEnd: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/report-schedules/{schedule}",
    summary: "End a schedule; what it sent stays listed",
    verb: "reports.schedule",
    ifMatch: "required",
    answers: { 200: reportSchedule },
  },
  reportSendingsAsk: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/report-schedules/{schedule}/sendings",
    summary: "Send the report of a schedule now",
    verb: "reports.schedule",
    answers: { 202: reportSending },
  },
  reportSendingsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/report-sendings",
    summary: "The last hundred sendings of reports, newest first",
    verb: "reports.schedule",
    answers: { 200: reportSendingList },
  },
});
