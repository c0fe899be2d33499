import "server-only";
import { about } from "@/lib/domain/report/about";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { figures } from "@/lib/domain/report/figures";
import { firstPage } from "@/lib/domain/report/first-page";
import { pageRows } from "@/lib/domain/report/page-rows";
import type { Cell } from "@/lib/domain/report/table";
import { reportTables } from "@/lib/domain/report/tables";
import { csvLine } from "@/lib/server/answers/csv";

/** The summary as CSV: what it is of, then every figure, then the first page. Numbers plain, dates and instants as ISO 8601. */
export function summaryCsv(report: ReportFacts): string {
  const rows = [...about(report), ...figures(report)].map(({ name, value, words }) => csvLine([name, plain(value), words]));
  return [csvLine(["Name", "Value", "What it is"]), ...rows, ...pageRows(firstPage(report)).map(csvLine)].join("");
}

/** One table of the report as CSV; null where there is none of this name. */
export function tableCsv(report: ReportFacts, id: string): string | null {
  const table = reportTables(report).find((one) => one.id === id);
  if (!table) return null;
  return [csvLine(table.columns.map(({ name }) => name)), ...table.rows.map((row) => csvLine(row.map(plain)))].join("");
}

const plain = ({ value }: Cell): string | number | null => value;
