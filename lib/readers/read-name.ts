import type { Issue } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import type { Column } from "./columns";
import { createIssue, damagedName } from "./issues";
import { cleanName, type Names, nameKeyOf } from "./names";
import type { RawRecord } from "./records";
import { truncatedOutput } from "./sniff";
import { isAddress, isDamagedName, isGuid, looksCut, plainText } from "./values";

/** `key` is null when the row has no usable name; `issue` then says why. `from` is the column that was read. */
export type NameReading = { spelled: string | null; key: string | null; issue: Issue | null; from: Column };

/** The name of a row: of its name columns the first that holds anything. An Id of an object and an address are no names of a computer. */
export function readName({ row, cells }: RawRecord, columns: readonly [Column, ...Column[]], names: Names): NameReading {
  const [best] = columns;
  let id: string | null = null;
  for (const column of columns) {
    const text = plainText(cells[column.index] ?? "");
    if (text === null) continue;
    if (names === "computers" && (isGuid(text) || isAddress(text))) id ??= text;
    else return readFrom(row, column, text, names);
  }
  if (id !== null) return { spelled: id, key: null, issue: createIssue("invalid-name", row, best.title, id), from: best };
  return { spelled: null, key: null, issue: createIssue("blank-name", row, best.title, best.title), from: best };
}

function readFrom(row: number, column: Column, text: string, names: Names): NameReading {
  const { title } = column;
  if (looksCut(text)) throw truncatedOutput(`The name "${shortened(text)}" in line ${row}`);
  const spelled = cleanName(text);
  if (spelled === "") return { spelled: null, key: null, issue: createIssue("blank-name", row, title, title), from: column };
  if (names === "computers" && isDamagedName(spelled)) return { spelled, key: null, issue: damagedName(row, title, spelled), from: column };
  const key = nameKeyOf[names](spelled);
  return { spelled, key, issue: key === null ? createIssue("invalid-name", row, title, spelled) : null, from: column };
}
