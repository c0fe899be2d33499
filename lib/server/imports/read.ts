import "server-only";
import { z } from "zod";
import type { ImportRecord, importList, importListQuery } from "@/lib/contracts/imports";
import type { Issue } from "@/lib/domain/export-rows";
import { groupNames, type ManagementGroup } from "@/lib/domain/management-groups";
import { coverageOf, saidOf } from "@/lib/domain/said-coverage";
import type { Coverage } from "@/lib/domain/stages";
import { decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { allTyped } from "@/lib/server/database/columns";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadGroups } from "@/lib/server/estate/timeline";
import { changesIn, type ImportRow, requireImport } from "./record";

const shownIssues = 1_000;

export async function getImport(migrationId: string, importId: string): Promise<ImportRecord> {
  return await presentImport(pool(), await requireImport(pool(), migrationId, importId));
}

/** An import as the API answers it, with its first 1,000 issues. */
export async function presentImport(db: Queryable, row: ImportRow): Promise<ImportRecord> {
  const groups = await loadGroups(db, row.migrationId);
  const { migrationId, number } = row;
  const issues = await tables(db).importIssue.findMany({
    where: { migrationId, number },
    orderBy: [{ row: { sort: "asc", nulls: "first" } }, { position: "asc" }],
    take: shownIssues,
    omit: { migrationId: true, number: true, position: true, derived: true },
  });
  return present(row, groups, allTyped("ImportIssue", issues));
}

function present(row: ImportRow, all: readonly ManagementGroup[], issues: Issue[]): ImportRecord {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status,
    duplicate: false,
    kind: row.kind,
    groups: groupNames(all, row.groupKeys),
    capturedAt: iso(row.capturedAt),
    ...coverageTold(row, all),
    fileName: row.fileName,
    bytes: row.bytes,
    sha256: row.sha256,
    decoded: { encoding: row.encoding, format: row.format, separator: row.separator, sheet: row.sheet, dateOrder: row.dateOrder },
    needs: row.questions.map((q) => q.need),
    questions: row.questions,
    evidence: row.evidence,
    headers: row.headers.map((one) => ({ ...one, rows: one.rows ?? [] })),
    rows: { total: row.total, accepted: row.accepted, rejected: row.rejected, duplicates: row.duplicates, ignored: row.ignored },
    changes: changesIn(row),
    withoutAgent: row.withoutAgent,
    collected: row.collected,
    stages: row.stages,
    byGroup: row.byGroup && Object.fromEntries(all.flatMap(({ key, name }) => (row.byGroup?.[key] ? [[name, row.byGroup[key]]] : []))),
    issues,
    issueCount: row.issueCount,
    receivedAt: row.receivedAt.toISOString(),
    receivedBy: row.receivedBy,
    appliedAt: iso(row.appliedAt),
    appliedBy: row.appliedBy,
    undoneAt: iso(row.undoneAt),
    undoneBy: row.undoneBy,
  };
}

/** What a file is taken for, by management group, what somebody said of it, and what is doubted. */
export function coverageTold(row: ImportRow, all: readonly ManagementGroup[]) {
  const groups = all.filter(({ key }) => row.groupKeys.includes(key));
  const taken = ({ key }: ManagementGroup): Coverage | null =>
    row.wholeKeys.includes(key) ? "whole" : row.partKeys.includes(key) ? "part" : null;
  return {
    coverage: groups.length ? coverageOf(groups.map(taken)) : saidOf(row.input.coverage, ""),
    coverages: Object.fromEntries(groups.map((group) => [group.name, taken(group)])),
    coverageSaid: Object.fromEntries(groups.map(({ name }) => [name, saidOf(row.input.coverage, name)])),
    doubts: row.doubts,
  };
}

function iso(at: Date | null): string | null {
  return at ? at.toISOString() : null;
}

/** What columns hold is asked of imports that wait; a list of a hundred others need not carry it. */
function withoutSettledColumns(row: ImportRow): ImportRow {
  return row.status === "planned" || row.status === "needs-input" ? row : { ...row, headers: [] };
}

/** Imports, newest first. Issues are left out of lists: ask for one import to see them. */
export async function listImports(migrationId: string, query: z.output<typeof importListQuery>): Promise<z.infer<typeof importList>> {
  const after = decodeCursor(query.cursor, z.tuple([z.int32()]))?.[0] ?? null;
  const where = { migrationId, ...(query.status && { status: { in: query.status } }) };
  const { import: imports } = tables(pool());
  const before = after === null ? where : { ...where, number: { lt: after } };
  const rows = allTyped("Import", await imports.findMany({ where: before, orderBy: { number: "desc" }, take: query.limit + 1 }));
  const total = await imports.count({ where });
  const groups = await loadGroups(pool(), migrationId);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => present(withoutSettledColumns(row), groups, [])),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.number]) : null,
    total,
  };
}
