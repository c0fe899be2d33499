import type { ReportFacts } from "./facts";
import type { Cell, ReportTable } from "./table";
import { reportTables } from "./tables";

/** Rows of these say nothing where this column is zero or unknown; of every other table a row is somebody or something that there is. */
const deciding: Readonly<Record<string, number>> = { figures: 1, stages: 1, changes: 1 };
/** Columns that say nothing where all of it is zero or unknown. */
const quiet: readonly string[] = ["Stale", "Blocked", "Settling", "Also above", "Cut over"];

const says = ({ value }: Cell | undefined = { kind: "text", value: null }): boolean => value !== null && value !== "" && value !== 0;

/** What people are to read of the tables: no row, column or table of zeros alone. Files that are worked with hold all of it. */
export function tellingTables(report: ReportFacts): ReportTable[] {
  return reportTables(report)
    .map(({ columns, rows, ...table }) => {
      const at = deciding[table.id];
      const told = at === undefined ? rows : rows.filter((row) => says(row[at]));
      const kept = columns.map(({ name }, i) => !quiet.includes(name) || told.some((row) => says(row[i])));
      return { ...table, columns: columns.filter((_, i) => kept[i]), rows: told.map((row) => row.filter((_, i) => kept[i])) };
    })
    .filter(({ id, rows }) => rows.length > (id === "course" ? 1 : 0));
}
