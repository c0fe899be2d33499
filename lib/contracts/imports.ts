import { z } from "zod";
import { sectionNames } from "@/lib/domain/collected/sections";
import { doubtCodes } from "@/lib/domain/coverage";
import { formatNames } from "@/lib/domain/export-rows";
import { mappedFields } from "@/lib/domain/mapped-fields";
import { rowOutcomes } from "@/lib/domain/row-outcomes";
import { coverages, dateOrders, kinds, stages } from "@/lib/domain/stages";
import { collectedTold } from "./collected-file";
import { defineEndpoints } from "./endpoint";
import { anyOf, count, instant, issue, listOf, pageQuery } from "./wire";

export const importStatuses = ["planned", "needs-input", "applied", "undone"] as const;
export const needs = ["sheet", "kind", "columns", "group", "capturedAt", "coverage"] as const;

/** One word for all management groups of the file, or one per group by its name; "" is every group without a word of its own. */
export const saidCoverage = z.union([z.enum(coverages), z.record(z.string().max(120), z.enum(coverages))]);

/** What a person or script may say about a file. All optional: what the file tells itself need not be said. */
export const importInput = z.strictObject({
  kind: z.enum(kinds).optional(),
  group: z.string().trim().min(1).max(120).optional(),
  /** Checked by the import itself: it must carry an offset (422 bad-captured-at). */
  capturedAt: z.string().max(64).optional(),
  dateOrder: z.enum(dateOrders).optional(),
  /** By the title of a column what it holds. Remembered for every file with the same headers; {} says that all is as the file calls it. */
  columns: z.record(z.string().max(200), z.enum(mappedFields)).optional(),
  coverage: saidCoverage.optional(),
  /** Of a workbook, an archive or objects with several lists that could be read: the sheet, the file, the list. */
  sheet: z.string().min(1).max(100).optional(),
});
export type ImportInput = z.infer<typeof importInput>;

export const importRecord = z.object({
  id: z.uuid(),
  number: count,
  revision: count,
  status: z.enum(importStatuses),
  duplicate: z.boolean(),
  kind: z.enum(kinds).nullable(),
  groups: z.array(z.string()),
  capturedAt: instant.nullable(),
  /** "mixed": whole for some of its groups, a part of others. Null while a group waits for an answer. */
  coverage: z.enum([...coverages, "mixed"]).nullable(),
  /** Per group of the file. */
  coverages: z.record(z.string(), z.enum(coverages).nullable()),
  /** Per group what somebody said of it; null where it was found out. */
  coverageSaid: z.record(z.string(), z.enum(coverages).nullable()),
  /** Why the file may not be all of a group, whether it was answered since or not. */
  doubts: z.array(z.object({ group: z.string(), code: z.enum(doubtCodes), sentence: z.string(), missing: count, listed: count })),
  fileName: z.string(),
  bytes: count,
  sha256: z.string(),
  decoded: z.object({
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "windows-1252", "xlsx"]),
    format: z.enum(formatNames),
    separator: z.string().nullable(),
    /** The sheet of a workbook, the file of an archive or the list of objects that was read. */
    sheet: z.string().nullable(),
    dateOrder: z.enum(dateOrders).nullable(),
  }),
  needs: z.array(z.enum(needs)),
  /** Why each need is asked, one sentence per need. */
  questions: z.array(
    z.object({
      need: z.enum(needs),
      message: z.string(),
      candidates: z.array(z.enum(kinds)).optional(),
      sheets: z.array(z.string()).optional(),
    }),
  ),
  /** What speaks for the kind, as the file has it. */
  evidence: z.array(z.string()),
  /** The columns of the file: what each is read as, and some of what stands in it; of lists that people made, the first rows as they stand there. */
  headers: z.array(
    z.object({ title: z.string(), field: z.enum(mappedFields).nullable(), samples: z.array(z.string()), rows: z.array(z.string()) }),
  ),
  rows: z.object({ total: count, accepted: count, rejected: count, duplicates: count, ignored: count }),
  changes: z.object({ added: count, changed: count, unchanged: count, missing: count }),
  /** Of a people's list: of its unchanged rows those that mean no agent that is known. */
  withoutAgent: count,
  /** Of the collector's file: who ran it where, and how each of its sections ended. Null for every other kind. */
  collected: collectedTold.nullable(),
  /** For a planned import: agents per stage now and if it were applied. */
  stages: z.object({ before: z.record(z.enum(stages), count), after: z.record(z.enum(stages), count) }).nullable(),
  /**
   * For a planned import: what it would change of each of its groups. `ifWhole`, in a file of several: who would go missing if it were the whole
   * of a group that still waits for that answer; they count in `missing`, in `changes` and in `stages` once somebody says so.
   */
  byGroup: z.record(z.string(), z.object({ added: count, changed: count, unchanged: count, missing: count, ifWhole: count })).nullable(),
  issues: z.array(issue),
  issueCount: count,
  receivedAt: instant,
  receivedBy: z.string(),
  appliedAt: instant.nullable(),
  appliedBy: z.string().nullable(),
  undoneAt: instant.nullable(),
  undoneBy: z.string().nullable(),
});
export type ImportRecord = z.infer<typeof importRecord>;
export const importList = listOf(importRecord);
export const importListQuery = z.object({ ...pageQuery, status: anyOf(z.enum(importStatuses)) });

/** What happened to one row. Missing agents, and those that an answer would make missing (`ifWhole`), have no row number: the file does not name them. */
export const importRow = z.object({
  row: count.nullable(),
  name: z.string().nullable(),
  group: z.string().nullable(),
  /** Of the collector's file: where the row stands. */
  section: z.enum(sectionNames).nullable(),
  outcome: z.enum(rowOutcomes),
  fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  /** The agent's stage just before the captured moment and at it; null where the row changes nothing of the agent. */
  stage: z.object({ from: z.enum(stages).nullable(), to: z.enum(stages).nullable() }).nullable(),
  issues: z.array(issue),
});
export type ImportRow = z.infer<typeof importRow>;
/** `fields`: how many changed rows of the whole import change each field, the most frequent first. */
export const importRows = listOf(importRow).extend({ fields: z.array(z.object({ field: z.string(), rows: count })) });
export type ImportRows = z.infer<typeof importRows>;
export const importRowsQuery = z.object({
  ...pageQuery,
  outcome: anyOf(z.enum(rowOutcomes)),
  /** Rows that change one of these fields. */
  field: anyOf(z.string().max(60)),
  /** Rows of one of these management groups. */
  group: anyOf(z.string().max(120)),
  /** Rows of one of these sections of the collector's file. */
  section: anyOf(z.enum(sectionNames)),
  q: z.string().max(200).optional(),
});

export const importEndpoints = defineEndpoints({
  importsCreate: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/imports",
    summary:
      "Read an export (multipart: file, kind, group, capturedAt, dateOrder, coverage, coverage.<group>, columns as JSON, apply, upload: an id by which events tell how it stands)",
    verb: "imports.create",
    rawBody: true,
    answers: { 200: importRecord, 201: importRecord },
  },
  importsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports",
    summary: "List imports, newest first",
    verb: "imports.read",
    query: importListQuery,
    answers: { 200: importList },
  },
  importsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "One import",
    verb: "imports.read",
    answers: { 200: importRecord },
  },
  importsFile: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}/file",
    summary: "The original file",
    verb: "imports.file",
    answers: { 200: null },
    media: "application/octet-stream",
  },
  importsRows: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}/rows",
    summary: "What happened to each row",
    verb: "imports.read",
    query: importRowsQuery,
    answers: { 200: importRows },
  },
  importsAnswer: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "Answer what a waiting import asks, or say otherwise, and plan it again without applying it",
    verb: "imports.answer",
    body: importInput,
    ifMatch: "optional",
    answers: { 200: importRecord },
  },
  importsApply: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/imports/{import}/application",
    summary: "Apply a planned import",
    verb: "imports.apply",
    body: importInput,
    ifMatch: "optional",
    answers: { 200: importRecord },
  },
  importsUndo: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "Undo an applied import, or discard a planned one",
    verb: "imports.discard",
    ifMatch: "optional",
    answers: { 200: importRecord },
  },
});
