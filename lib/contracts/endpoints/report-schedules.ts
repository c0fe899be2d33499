import { z } from "zod";
import { defineEndpoints, inMigration } from "../endpoint";
import { reportSchedule, reportScheduleList, reportSending, reportSendingList, scheduleInput } from "../report-schedules";

const inSchedule = inMigration.extend({ schedule: z.uuid() });

export const reportScheduleEndpoints = defineEndpoints({
  reportSchedulesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/report-schedules",
    summary: "To whom the report is sent, and when",
    verb: "reports.schedule",
    params: inMigration,
    answers: { 200: reportScheduleList },
  },
  reportSchedulesAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/report-schedules",
    summary: "Send the report on a schedule",
    verb: "reports.schedule",
    params: inMigration,
    body: scheduleInput,
    answers: { 201: reportSchedule },
  },
  reportSchedulesEdit: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/report-schedules/{schedule}",
    summary: "Change a schedule",
    verb: "reports.schedule",
    params: inSchedule,
    body: scheduleInput,
    ifMatch: "required",
    answers: { 200: reportSchedule },
  },
  reportSchedulesEnd: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/report-schedules/{schedule}",
    summary: "End a schedule; what it sent stays listed",
    verb: "reports.schedule",
    params: inSchedule,
    ifMatch: "required",
    answers: { 200: reportSchedule },
  },
  reportSendingsAsk: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/report-schedules/{schedule}/sendings",
    summary: "Send the report of a schedule now",
    verb: "reports.schedule",
    params: inSchedule,
    answers: { 202: reportSending },
  },
  reportSendingsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/report-sendings",
    summary: "The last hundred sendings of reports, newest first",
    verb: "reports.schedule",
    params: inMigration,
    answers: { 200: reportSendingList },
  },
});
