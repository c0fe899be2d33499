import type { ExportField } from "@/lib/domain/component-facts";
import { isComponentImport } from "@/lib/domain/components";
import { shortened } from "@/lib/domain/import-rows";
import type { Kind } from "@/lib/domain/stages";
import { groupHeaders, headerKey, headersOf, invertedHeaders, nameHeaders, roleHeaders } from "./headers";
import type { Names } from "./names";
import type { RawRecord } from "./records";
import { plainText } from "./values";

export type Column = { index: number; title: string; key: string };
export type FactColumn = Column & { field: ExportField; inverted: boolean };

/** Which column holds what. Columns that say nothing about what the export is of are left out. */
export type ColumnPlan = {
  titles: string[];
  names: Names;
  name: Column;
  group: Column | null;
  facts: FactColumn[];
  roles: Column[];
  /** Further columns with dates: evidence for the order of day and month, nothing else. */
  otherDates: Column[];
};

export function planColumns(header: RawRecord, sample: readonly RawRecord[], kind: Kind | null): ColumnPlan {
  const columns = header.cells.map((cell, index) => ({ index, title: shortened(cell.trim()), key: headerKey(cell) }));
  const titles = columns.map(({ title }) => title);
  const find = (key: string) => columns.find((column) => column.key === key);
  const first = (keys: readonly string[]) => keys.map(find).find((column) => column !== undefined) ?? null;
  const name = nameColumn(
    nameHeaders.map(find).filter((column) => column !== undefined),
    sample,
  );
  if (!name) throw new Error("A header without a name column was recognised.");
  const facts: FactColumn[] = [];
  for (const [field, headers] of headersOf(kind)) {
    const column = first(headers);
    if (column) facts.push({ ...column, field, inverted: invertedHeaders.has(column.key) });
  }
  const roles = (isComponentImport(kind) ? [] : roleHeaders).map(find).filter((column) => column !== undefined);
  const otherDates = columns.filter(
    ({ key }) => /(time|date|modified|expires|created|raised)(utc)?$/.test(key) && !facts.some((fact) => fact.key === key),
  );
  return { titles, names: kind === "managementGroup" ? "groups" : "computers", name, group: first(groupHeaders), facts, roles, otherDates };
}

/** Select-Object makes a blank column of a property that does not exist, so the first column with a value is taken. */
function nameColumn(candidates: Column[], sample: readonly RawRecord[]): Column | undefined {
  return candidates.find(({ index }) => sample.some(({ cells }) => plainText(cells[index] ?? "") !== null)) ?? candidates[0];
}
