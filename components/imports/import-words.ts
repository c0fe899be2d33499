import type { ImportRecord } from "@/lib/contracts/imports";
import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { missingIfWhole } from "./coverage-words";

const encodingNames: Record<ImportRecord["decoded"]["encoding"], string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 little endian",
  "utf-16be": "UTF-16 big endian",
  "utf-32le": "UTF-32 little endian",
  "utf-32be": "UTF-32 big endian",
  "windows-1252": "Windows-1252",
  xlsx: "Excel workbook",
};

const formatNames: Record<ImportRecord["decoded"]["format"], string> = {
  delimited: "Delimited text",
  json: "JSON",
  clixml: "CLIXML",
  table: "Table of fixed width",
  list: "Names and values",
  xlsx: "Excel workbook",
};

const separatorNames: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", "^": "caret", "~": "tilde" };
const separatorName = (separator: string | null) => (separator ? (separatorNames[separator] ?? separator) : "no separator");

/** The form of a file, and beside it what tells more of it: the encoding of its text, the sign between its values, which of its lists was read. */
export function formatRead({ encoding, format, separator, sheet }: ImportRecord["decoded"]): { value: string; note: string } {
  const told = format === "delimited" ? [separatorName(separator)] : format === "xlsx" ? [] : [encodingNames[encoding]];
  const value = format === "delimited" ? encodingNames[encoding] : formatNames[format];
  return { value, note: [...told, ...(sheet === null ? [] : [sheet])].join(", ") };
}

export const dateOrderNames = { DMY: "Day, month, year", MDY: "Month, day, year", YMD: "Year, month, day" };

/** How the dates of a file were read; null where it has none that could be read either way. */
export function datesRead({ decoded, issues }: Pick<ImportRecord, "decoded" | "issues">): { value: string; note: string } | null {
  if (decoded.dateOrder) return { value: dateOrderNames[decoded.dateOrder], note: "from all dates of the file" };
  const open = issues.some(({ code }) => code === "ambiguous-dates");
  return open ? { value: "Order undecided", note: "dates stay as written" } : null;
}

export const outcomeNames: Record<RowOutcome, string> = {
  added: "Added",
  changed: "Changed",
  unchanged: "Unchanged",
  withoutAgent: "Without an agent",
  missing: "Missing",
  rejected: "Rejected",
  duplicate: "Duplicate",
  ignored: "Ignored",
  ifWhole: "Missing if whole",
};

/** How many rows of a record ended in each way. */
export function outcomeCount(record: Pick<ImportRecord, "rows" | "changes" | "byGroup" | "withoutAgent">, outcome: RowOutcome): number {
  const { rows, changes } = record;
  const counts: Record<RowOutcome, number> = {
    ...changes,
    unchanged: changes.unchanged - record.withoutAgent,
    withoutAgent: record.withoutAgent,
    rejected: rows.rejected,
    duplicate: rows.duplicates,
    ignored: rows.ignored,
    ifWhole: missingIfWhole(record),
  };
  return counts[outcome];
}

/** Planned files in the order in which they were captured; equal times in the order of their numbers. */
export function inCapturedOrder(records: readonly ImportRecord[]): ImportRecord[] {
  return [...records].sort((a, b) => (a.capturedAt ?? "").localeCompare(b.capturedAt ?? "") || a.number - b.number);
}
