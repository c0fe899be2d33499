import { z } from "zod";
import { releases } from "@/lib/domain/releases";
import { stageMoves } from "@/lib/domain/stage-moves";
import { groupRoles, severities } from "@/lib/domain/stages";
import { phases } from "@/lib/domain/tasks/phases";
import { agentFilter } from "./agents";
import { calendar, calendarInput } from "./calendar";
import { baseline, driftItem, driftList } from "./drift";
import { defineEndpoints } from "./endpoint";
import { gate } from "./gates";
import { coursePoint, outlook } from "./outlook";
import { progress } from "./progress";
import { remaining } from "./remaining";
import { asOf, calendarDate, count, instant } from "./wire";

/** Which agents a report is of: the same keys, with the same meaning, as in lists of agents. */
const part = {
  group: agentFilter.group,
  server: agentFilter.server,
  domain: agentFilter.domain,
  owner: agentFilter.owner,
  tag: agentFilter.tag,
};
export const reportQuery = z.object({ ...part, asOf: asOf.optional() });
export type ReportQuery = z.output<typeof reportQuery>;
export type ReportPart = Omit<ReportQuery, "asOf">;

/** A workbook may leave the list of every agent out. */
export const reportFileQuery = reportQuery.extend({
  agents: z
    .enum(["true", "false"])
    .default("true")
    .transform((text) => text === "true"),
});
/** Which table a CSV holds; without it, the figures. `agents` is the list of every agent. */
export const reportTableQuery = reportQuery.extend({ table: z.string().max(40).optional() });

const items = remaining.shape.items;

/** What a person has to decide or look at; `rows` are what to ask lists of agents for, `path` another page of the migration. */
const decision = z.object({
  code: z.string(),
  severity: z.enum(severities),
  title: z.string(),
  words: z.string(),
  count,
  rows: z.record(z.string(), z.array(z.string())).nullable(),
  path: z.string().nullable(),
});

export const report = z.object({
  migration: z.object({
    id: z.uuid(),
    name: z.string(),
    timeZone: z.string(),
    targetDate: calendarDate.nullable(),
    groups: z.array(
      z.object({
        name: z.string(),
        role: z.enum(groupRoles),
        release: z.enum(releases),
        agents: count,
        observedAt: instant.nullable(),
        importNumber: count.nullable(),
        servers: count,
      }),
    ),
  }),
  /** When the report was made, by which version of Tandem, and of what moment it is. */
  madeAt: instant,
  version: z.string(),
  asOf: instant,
  /** The part it is of; the words are empty for the whole migration. */
  filter: z.record(z.string(), z.array(z.string())),
  filterWords: z.string(),
  /** The report in sentences, the first one alone if need be. */
  headline: z.array(z.string()),
  progress: progress.omit({ asOf: true }),
  flagged: z.object({ critical: count, warning: count }),
  phases: z.array(
    z.object({
      id: z.enum(phases),
      name: z.string(),
      done: count,
      total: count,
      stale: count,
      blocked: count,
      inProgress: count,
      words: z.string(),
      current: z.boolean(),
      /** The gate, and in a sentence why it is as it is. */
      gate: gate.shape.state,
      gateWords: z.string(),
      signedBy: z.string().nullable(),
      signedAt: instant.nullable(),
      /** What was let pass when it was signed, and why. Reports frozen before waivers were kept have none. */
      waivers: z
        .array(
          z.object({ key: z.string().nullable(), title: z.string(), subject: z.string().nullable(), why: z.string(), reason: z.string() }),
        )
        .optional(),
    }),
  ),
  /** At the end of each day with imports. */
  course: z.array(coursePoint),
  forecast: outlook,
  /** As in the API's `remaining`, of the part. */
  remaining: z.object({ cause: items, domain: items, server: items, owner: items }),
  /** How the original drifted from its baseline, as it stands now; of the whole migration only. Null before a baseline. */
  drift: z
    .object({
      baseline: baseline.pick({ at: true, by: true, number: true }),
      counts: driftList.shape.counts,
      /** What keeps the gate of Retain shut. */
      open: z.array(driftItem.pick({ subject: true, group: true, says: true, severity: true })),
    })
    .nullable()
    .default(null),
  decisions: z.array(decision),
  changes: z.object({
    /** Null where there is nothing earlier to compare with. */
    since: instant.nullable(),
    /** The frozen report of that moment, where it is one. */
    sinceReport: count.nullable(),
    sinceWords: z.string(),
    counts: z.record(z.enum(stageMoves), count),
    done: count,
    sentences: z.array(z.string()),
  }),
  imports: z.array(z.object({ number: count, at: instant, groups: z.array(z.string()) })),
});
export type Report = z.infer<typeof report>;

const file = <const E extends string, const M extends string>(ending: E, summary: string, media: M) =>
  ({
    method: "GET",
    path: `/api/v1/migrations/{migration}/report.${ending}`,
    summary,
    verb: "reports.read",
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
    query: reportTableQuery,
    answers: { 200: null },
    media: "text/csv",
  },
  calendarGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/calendar",
    summary: "Days without work, for pace and forecast",
    verb: "reports.read",
    answers: { 200: calendar },
  },
  calendarSet: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/calendar",
    summary: "Set the days without work",
    verb: "migrations.edit",
    body: calendarInput,
    ifMatch: "required",
    answers: { 200: calendar },
  },
});
