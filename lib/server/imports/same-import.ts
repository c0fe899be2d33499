import "server-only";
import type { ImportInput } from "@/lib/contracts/imports";
import { groupNames } from "@/lib/domain/management-groups";
import { type SaidCoverage, saidOf, withSaid } from "@/lib/domain/said-coverage";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadGroups } from "@/lib/server/estate/timeline";
import { findSameBytes, type ImportRow } from "./record";

/**
 * The import that the same bytes already made: same kind and groups, captured time equal or unsaid; of a collection its file tells that. One that asks when it
 * was captured takes any captured time as the answer, unless another was captured at just that time.
 */
export async function sameImport(
  db: Queryable,
  migrationId: string,
  { sha256, input }: { sha256: string; input: ImportInput },
): Promise<ImportRow | null> {
  const groups = await loadGroups(db, migrationId);
  const same = (await findSameBytes(db, migrationId, sha256)).filter((row) => isSame(row, input, groupNames(groups, row.groupKeys)));
  return same.find((row) => row.capturedAt && isAt(row, input.capturedAt)) ?? same[0] ?? null;
}

function isSame(row: ImportRow, input: ImportInput, groups: readonly string[]): boolean {
  const group = input.group?.toLowerCase();
  const open = row.questions.some((q) => q.need === "sheet");
  if (input.sheet && row.sheet && !open && input.sheet !== row.sheet) return false;
  if (input.kind && row.kind && input.kind !== row.kind && input.kind !== row.input.kind) return false;
  if (group && groups.length && !groups.some((name) => name.toLowerCase() === group)) return false;
  return isAt(row, input.capturedAt) || row.questions.some((q) => q.need === "capturedAt");
}

function isAt(row: ImportRow, capturedAt: string | undefined): boolean {
  return !capturedAt || !row.capturedAt || row.collected !== null || row.capturedAt.getTime() === Date.parse(capturedAt);
}

/** What a request says that the waiting import of these groups does not know yet; null when that is nothing. */
export function answersOf(row: ImportRow, input: ImportInput, groups: readonly string[]): ImportInput | null {
  if (row.questions.some((q) => input[q.need] !== undefined)) return input;
  const { coverage, dateOrder, columns } = input;
  const says = (said: SaidCoverage | undefined) => JSON.stringify(groups.map((name) => saidOf(said, name)));
  const news = {
    ...(coverage && says(withSaid(row.input.coverage, coverage)) !== says(row.input.coverage) ? { coverage } : {}),
    ...(dateOrder && dateOrder !== row.input.dateOrder ? { dateOrder } : {}),
    ...(columns && JSON.stringify(columns) !== JSON.stringify(row.input.columns) ? { columns } : {}),
  };
  return Object.keys(news).length ? news : null;
}
