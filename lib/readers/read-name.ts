import type { Issue } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import type { Column } from "./columns";
import { createIssue, damagedName } from "./issues";
import { cleanName, type Names, nameKeyOf } from "./names";
import type { RawRecord } from "./records";
import { truncatedOutput } from "./sniff";
import { isDamagedName, looksCut, plainText } from "./values";

/** `key` is null when the row has no usable name; `issue` then says why. */
export type NameReading = { spelled: string | null; key: string | null; issue: Issue | null };

export function readName({ row, cells }: RawRecord, { index, title }: Column, names: Names): NameReading {
  const text = plainText(cells[index] ?? "");
  if (text !== null && looksCut(text)) throw truncatedOutput(`The name "${shortened(text)}" in line ${row}`);
  const spelled = text === null ? "" : cleanName(text);
  if (spelled === "") return { spelled: null, key: null, issue: createIssue("blank-name", row, title, title) };
  if (names === "computers" && isDamagedName(spelled)) return { spelled, key: null, issue: damagedName(row, title, spelled) };
  const key = nameKeyOf[names](spelled);
  return { spelled, key, issue: key === null ? createIssue("invalid-name", row, title, spelled) : null };
}
