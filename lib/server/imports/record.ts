import "server-only";
import type pg from "pg";
import type { ImportInput } from "@/lib/contracts/imports";
import type { ExportField } from "@/lib/domain/component-facts";
import type { Doubt, OlderRows } from "@/lib/domain/coverage";
import type { ReadColumn } from "@/lib/domain/export-rows";
import type { DateOrder, Kind, Stage } from "@/lib/domain/stages";
import { notFound } from "@/lib/server/answers/problem";
import type { Queryable } from "@/lib/server/database/queryable";
import type { RowCounts } from "@/lib/server/projection/import-tellings";

export type Need = "kind" | "columns" | "group" | "capturedAt" | "coverage";
export type Question = { need: Need; message: string; candidates?: Kind[] };
export type StageCounts = Record<Stage, number>;
/** What a planned import would change of one group; `ifWhole`: who would go missing if it were the whole of one that waits, in a file of several. */
export type GroupCounts = { added: number; changed: number; unchanged: number; missing: number; ifWhole: number };

/** An import as the database keeps it. */
export type ImportRow = {
  migrationId: string;
  number: number;
  id: string;
  revision: number;
  status: "planned" | "needs-input" | "applied" | "undone";
  kind: Kind | null;
  groupKeys: number[];
  capturedAt: Date | null;
  /** Keys of the groups for which it is whole, and of which it is a part; a group in neither waits for an answer. */
  wholeKeys: number[];
  partKeys: number[];
  doubts: Doubt[];
  input: ImportInput;
  questions: Question[];
  fileName: string;
  bytes: number;
  sha256: string;
  encoding: string;
  separator: string | null;
  dateOrder: DateOrder | null;
  columns: ExportField[];
  evidence: string[];
  headers: ReadColumn[];
  cut: boolean;
  /** By group: it stands several times in the file, and nothing but that says that the last one is the newest. */
  older: Record<number, OlderRows>;
  bareNames: boolean;
  total: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  ignored: number;
  /** The counts as the file alone tells them, and a digest of what is told besides: see projection/import-tellings.ts. */
  laid: RowCounts;
  told: string | null;
  added: number;
  changed: number;
  unchanged: number;
  missing: number;
  issueCount: number;
  /** Issues that are counted only, and rejected rows of which the same is true. */
  issuesBeyond: number;
  rejectedBeyond: number;
  stages: { before: StageCounts; after: StageCounts } | null;
  byGroup: Record<number, GroupCounts> | null;
  plan: string | null;
  receivedAt: Date;
  receivedBy: string;
  appliedAt: Date | null;
  appliedBy: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
};

const names: Record<keyof ImportRow, string> = {
  migrationId: "migration_id",
  number: "number",
  id: "id",
  revision: "revision",
  status: "status",
  kind: "kind",
  groupKeys: "group_keys",
  capturedAt: "captured_at",
  wholeKeys: "whole_keys",
  partKeys: "part_keys",
  doubts: "doubts",
  input: "input",
  questions: "questions",
  fileName: "file_name",
  bytes: "bytes",
  sha256: "sha256",
  encoding: "encoding",
  separator: "separator",
  dateOrder: "date_order",
  columns: "columns",
  evidence: "evidence",
  headers: "headers",
  cut: "cut",
  older: "older",
  bareNames: "bare_names",
  total: "total",
  accepted: "accepted",
  rejected: "rejected",
  duplicates: "duplicates",
  ignored: "ignored",
  laid: "laid",
  told: "told",
  added: "added",
  changed: "changed",
  unchanged: "unchanged",
  missing: "missing",
  issueCount: "issue_count",
  issuesBeyond: "issues_beyond",
  rejectedBeyond: "rejected_beyond",
  stages: "stages",
  byGroup: "by_group",
  plan: "plan",
  receivedAt: "received_at",
  receivedBy: "received_by",
  appliedAt: "applied_at",
  appliedBy: "applied_by",
  undoneAt: "undone_at",
  undoneBy: "undone_by",
};
const fields = Object.keys(names) as (keyof ImportRow)[];
export const importColumns = fields.map((f) => `i.${names[f]} as "${f}"`).join(", ");
const asJson = new Set<keyof ImportRow>(["input", "questions", "stages", "doubts", "headers", "byGroup", "older", "laid"]);
const parameter = (field: keyof ImportRow, value: unknown) => (asJson.has(field) && value !== null ? JSON.stringify(value) : value);

/** A new import; what is not given is as the table has it by default. */
export async function insertImport(
  client: pg.PoolClient,
  row: Partial<ImportRow> & Pick<ImportRow, "migrationId" | "id">,
): Promise<ImportRow> {
  const given = Object.keys(row) as (keyof ImportRow)[];
  await client.query(
    `insert into import (${given.map((f) => names[f]).join(", ")}) values (${given.map((_, i) => `$${i + 1}`).join(", ")})`,
    given.map((f) => parameter(f, row[f])),
  );
  return await requireImport(client, row.migrationId, row.id);
}

/** Writes the given fields and returns the row as it then stands. */
export async function updateImport(client: pg.PoolClient, row: ImportRow, change: Partial<ImportRow>): Promise<ImportRow> {
  const changed = Object.keys(change) as (keyof ImportRow)[];
  const sets = changed.map((f, i) => `${names[f]} = $${i + 3}`).join(", ");
  await client.query(`update import set ${sets} where migration_id = $1 and number = $2`, [
    row.migrationId,
    row.number,
    ...changed.map((f) => parameter(f, change[f])),
  ]);
  return { ...row, ...change };
}

/** Throws where there is none. */
export async function requireImport(db: Queryable, migrationId: string, id: string): Promise<ImportRow> {
  const { rows } = await db.query<ImportRow>(`select ${importColumns} from import i where i.migration_id = $1 and i.id = $2`, [
    migrationId,
    id,
  ]);
  if (!rows[0]) throw notFound("The import");
  return rows[0];
}

/** Imports of the same bytes that were not undone, newest first. */
export async function findSameBytes(db: Queryable, migrationId: string, sha256: string): Promise<ImportRow[]> {
  const { rows } = await db.query<ImportRow>(
    `select ${importColumns} from import i where i.migration_id = $1 and i.sha256 = $2 and i.status <> 'undone' order by i.number desc`,
    [migrationId, sha256],
  );
  return rows;
}
