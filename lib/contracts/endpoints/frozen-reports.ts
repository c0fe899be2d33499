import { z } from "zod";
import { reportFiles } from "@/lib/domain/report/files";
import { defineEndpoints, inMigration } from "../endpoint";
import {
  freezeInput,
  frozenReport,
  frozenReportList,
  frozenReportQuery,
  frozenReportWhole,
  reportComparison,
  reportNumber,
} from "../frozen-reports";

const inReport = inMigration.extend({ report: reportNumber });

export const frozenReportEndpoints = defineEndpoints({
  reportsFreeze: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/reports",
    summary: "Freeze the report of a moment: its data are kept and never change",
    verb: "reports.freeze",
    params: inMigration,
    body: freezeInput,
    answers: { 201: frozenReport },
  },
  reportsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports",
    summary: "Frozen reports, newest first",
    verb: "reports.read",
    params: inMigration,
    query: frozenReportQuery,
    answers: { 200: frozenReportList },
  },
  reportsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}",
    summary: "A frozen report with its data, and whether they are as they were frozen",
    verb: "reports.read",
    params: inReport,
    answers: { 200: frozenReportWhole },
  },
  reportsCompare: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}/comparison/{earlier}",
    summary: "A frozen report beside an earlier one: every number with its difference",
    verb: "reports.read",
    params: inReport.extend({ earlier: reportNumber }),
    answers: { 200: reportComparison },
  },
  reportsFile: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}/files/{file}",
    summary: "A frozen report as a file, made of the frozen data",
    verb: "reports.read",
    params: inReport.extend({ file: z.enum(reportFiles) }),
    answers: { 200: null },
  },
});
