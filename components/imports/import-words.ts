import type { ImportRecord, RowOutcome } from "@/lib/contracts/imports";

export const encodingNames: Record<ImportRecord["decoded"]["encoding"], string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 little endian",
  "utf-16be": "UTF-16 big endian",
  "utf-32le": "UTF-32 little endian",
  "utf-32be": "UTF-32 big endian",
  "windows-1252": "Windows-1252",
};

const separatorNames: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", "^": "caret", "~": "tilde" };
export const separatorName = (separator: string | null) => (separator ? (separatorNames[separator] ?? separator) : "no separator");

export const dateOrderNames = { DMY: "Day, month, year", MDY: "Month, day, year", YMD: "Year, month, day" };

export const outcomeNames: Record<RowOutcome, string> = {
  added: "Added",
  changed: "Changed",
  unchanged: "Unchanged",
  missing: "Missing",
  rejected: "Rejected",
  duplicate: "Duplicate",
  ignored: "Ignored",
};

/** How many rows of a record ended in each way. */
export function outcomeCount(record: Pick<ImportRecord, "rows" | "changes">, outcome: RowOutcome): number {
  const { rows, changes } = record;
  const counts: Record<RowOutcome, number> = { ...changes, rejected: rows.rejected, duplicate: rows.duplicates, ignored: rows.ignored };
  return counts[outcome];
}

/** Planned files in the order in which they were captured; equal times in the order of their numbers. */
export function inCapturedOrder(records: readonly ImportRecord[]): ImportRecord[] {
  return [...records].sort((a, b) => (a.capturedAt ?? "").localeCompare(b.capturedAt ?? "") || a.number - b.number);
}
