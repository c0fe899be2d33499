import { z } from "zod";
import { comparedParts } from "@/lib/domain/report/compare";
import { defineEndpoints } from "./endpoint";
import { report, reportQuery } from "./report";
import { count, instant, listOf, nameUpTo, pageQuery } from "./wire";

/** Names stand in subjects of messages. */
export const reportName = nameUpTo(120);

/** The part and the moment, by the same keys as when a report is read. */
export const freezeInput = z.strictObject({ name: reportName.optional(), ...reportQuery.shape });
export type FreezeInput = z.input<typeof freezeInput>;

export const frozenReport = z.object({
  number: count,
  name: z.string(),
  asOf: instant,
  filter: z.record(z.string(), z.array(z.string())),
  filterWords: z.string(),
  frozenAt: instant,
  frozenBy: z.string(),
  /** Of the canonical JSON (RFC 8785) of the report, as `files/json` gives it. */
  sha256: z.string(),
  /** How far it was. */
  done: count,
  total: count,
  percentDone: z.number().nullable(),
  /** Links that open it now. */
  links: count,
});
export type FrozenReport = z.infer<typeof frozenReport>;
export const frozenReportList = listOf(frozenReport);
export const frozenReportQuery = z.object(pageQuery);

/** `intact`: what is stored still has the digest that it was frozen with. */
export const frozenReportWhole = z.object({ frozen: frozenReport, intact: z.boolean(), report });
export type FrozenReportWhole = z.infer<typeof frozenReportWhole>;

const cell = z.object({
  kind: z.enum(["text", "date", "instant", "count", "decimal", "percent"]),
  value: z.union([z.string(), z.number()]).nullable(),
});

export const reportComparison = z.object({
  from: frozenReport,
  to: frozenReport,
  figures: z.array(
    z.object({ id: z.string(), name: z.string(), part: z.enum(comparedParts), from: cell, to: cell, difference: z.string() }),
  ),
  /** What became of agents between the two, by the rule of every report; null where they are of different parts. */
  sentences: z.array(z.string()).nullable(),
});
export type ReportComparison = z.infer<typeof reportComparison>;

export const frozenReportEndpoints = defineEndpoints({
  reportsFreeze: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/reports",
    summary: "Freeze the report of a moment: its data are kept and never change",
    verb: "reports.freeze",
    body: freezeInput,
    answers: { 201: frozenReport },
  },
  reportsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports",
    summary: "Frozen reports, newest first",
    verb: "reports.read",
    query: frozenReportQuery,
    answers: { 200: frozenReportList },
  },
  reportsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}",
    summary: "A frozen report with its data, and whether they are as they were frozen",
    verb: "reports.read",
    answers: { 200: frozenReportWhole },
  },
  reportsCompare: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}/comparison/{earlier}",
    summary: "A frozen report beside an earlier one: every number with its difference",
    verb: "reports.read",
    answers: { 200: reportComparison },
  },
  reportsFile: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}/files/{file}",
    summary: "A frozen report as a file, made of the frozen data",
    verb: "reports.read",
    answers: { 200: null },
  },
});
