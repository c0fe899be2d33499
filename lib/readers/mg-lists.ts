import type { ReadRow } from "@/lib/domain/export-rows";

/** The management groups that every row read is configured for, as the first row writes them. */
export function commonNames(rows: readonly ReadRow[]): string[] {
  let common: string[] | null = null;
  let previous: string[] | null | undefined;
  for (const { outcome, facts } of rows) {
    if (outcome !== "read" || (common !== null && facts.mgList === previous)) continue;
    previous = facts.mgList;
    const own = new Set((facts.mgList ?? []).map((name) => name.toLowerCase()));
    common = common === null ? [...(facts.mgList ?? [])] : common.filter((name) => own.has(name.toLowerCase()));
    if (common.length === 0) return [];
  }
  return common ?? [];
}
