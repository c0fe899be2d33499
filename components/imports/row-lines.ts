import type { ImportRow } from "@/lib/contracts/imports";
import { factFields } from "@/lib/domain/agent-facts";

/** One line of the field by field table. `first` lines carry the name; the others continue the same row. */
export type RowLine = { key: string; row: ImportRow; first: boolean; field: string; from: string | null; to: string | null; note: string };

const known: Record<string, string> = factFields;
const fieldName = (field: string) => known[field] ?? field;
/** Fields whose values are builds, names of machines or lists: set in the mono face. */
const rawFields = new Set(["version", "patchList", "objectId", "ipAddress"]);
export const isRaw = (field: string) => rawFields.has(field);

const alone: Partial<Record<ImportRow["outcome"], string>> = {
  added: "New in this management group",
  missing: "Not in this file",
  rejected: "Row not read",
  duplicate: "Named again",
  ignored: "Not read on purpose",
  unchanged: "Confirmed again",
};

export function linesOf(rows: readonly ImportRow[]): RowLine[] {
  return rows.flatMap((row, index) => {
    const key = `${index}`;
    const note = row.issues.map((issue) => issue.message).join(" ");
    if (row.outcome === "changed" && row.fields.length > 0)
      return row.fields.map(({ field, from, to }, i) => ({
        key: `${key}.${i}`,
        row,
        first: i === 0,
        field: fieldName(field),
        from,
        to,
        note: i === 0 ? note : "",
      }));
    const version = row.fields.find(({ field }) => field === "version");
    return [
      {
        key,
        row,
        first: true,
        field: alone[row.outcome] ?? "",
        from: version?.from ?? null,
        to: row.outcome === "missing" ? null : (version?.to ?? null),
        note,
      },
    ];
  });
}
