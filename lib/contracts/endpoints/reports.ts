import { calendar, calendarInput } from "../calendar";
import { defineEndpoints, inMigration } from "../endpoint";
import { report, reportFileQuery, reportQuery, reportTableQuery } from "../report";

const file = <const E extends string, const M extends string>(ending: E, summary: string, media: M) =>
  ({
    method: "GET",
    path: `/api/v1/migrations/{migration}/report.${ending}`,
    summary,
    verb: "reports.read",
    params: inMigration,
    query: reportFileQuery,
    answers: { 200: null },
    media,
  }) as const;

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
  reportPdf: file("pdf", "The status report as a PDF", "application/pdf"),
  reportXlsx: file(
    "xlsx",
    "The status report as a workbook, a sheet per table and one with every agent",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ),
  reportPptx: file("pptx", "The status report as five slides", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
  reportHtml: file("html", "The status report as one web page that needs nothing else", "text/html"),
  reportCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/report.csv",
    summary: "The figures of the status report as CSV, or one of its tables",
    verb: "reports.read",
    params: inMigration,
    query: reportTableQuery,
    answers: { 200: null },
    media: "text/csv",
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
