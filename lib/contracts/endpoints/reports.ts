import { calendar, calendarInput } from "../calendar";
import { defineEndpoints, inMigration } from "../endpoint";
import { report, reportQuery } from "../report";

export const reportEndpoints = defineEndpoints({
  report: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/report",
    summary: "The status report of one moment, as data",
    verb: "reports.read",
    params: inMigration,
    query: reportQuery,
    answers: { 200: report },
  },
  calendarGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/calendar",
    summary: "Days without work, for pace and forecast",
    verb: "reports.read",
    params: inMigration,
    answers: { 200: calendar },
  },
  calendarSet: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/calendar",
    summary: "Set the days without work",
    verb: "migrations.edit",
    params: inMigration,
    body: calendarInput,
    ifMatch: "required",
    answers: { 200: calendar },
  },
});
