import type { ColumnMapping, MappedField, ReadColumn } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import type { ColumnPlan } from "./columns";
import { factHeaders } from "./headers";
import type { RawRecord } from "./records";
import { own } from "./texts";
import { plainText } from "./values";

/** The header that says what a mapped column holds. */
function headerOf(field: MappedField): string {
  if (field === "name") return "PrincipalName";
  return field === "group" ? "ManagementGroup" : (factHeaders[field][0] ?? field);
}

const shown = { columns: 100, samples: 3, rows: 20 };

/** Without what no database keeps in text: NUL, and halves of characters. */
export const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, "\ufffd");

/** As the preview shows it, so that what is said of a very long title is found again. */
const titleKey = (title: string): string => storable(shortened(title.trim())).toLowerCase();

/** The header as if the file called its columns what a person says they hold. A column that said so before says nothing any more. */
export function withMapping(header: RawRecord, mapping: ColumnMapping | null): RawRecord {
  if (mapping === null) return header;
  const said = new Map(Object.entries(mapping).map(([title, field]) => [titleKey(title), headerOf(field)]));
  const taken = new Set(header.cells.flatMap((cell) => said.get(titleKey(cell)) ?? []));
  if (taken.size === 0) return header;
  const seen = new Set<string>();
  const cells = header.cells.map((cell) => {
    const title = titleKey(cell);
    const now = seen.has(title) ? undefined : said.get(title);
    seen.add(title);
    return now ?? (taken.has(cell.trim()) ? "" : cell);
  });
  return { ...header, cells };
}

/** What every file with the same headers has in common, in whatever order: the set by which a mapping is remembered. */
export function headerSetOf(headers: readonly string[]): string {
  return [...new Set(headers.slice(0, shown.columns).map(titleKey))]
    .filter((title) => title !== "")
    .sort()
    .join("\n");
}

/** The columns as the preview offers them; `byHand`: people have to say what they hold, or are likely to. */
export function readColumns(plan: ColumnPlan, sample: readonly RawRecord[], byHand: boolean): ReadColumn[] {
  const fields = new Map<number, MappedField>(plan.facts.map(({ index, field }) => [index, field]));
  if (plan.group) fields.set(plan.group.index, "group");
  fields.set(plan.name.index, "name");
  return plan.titles.slice(0, shown.columns).map((title, index) => ({
    title: storable(own(title)),
    field: fields.get(index) ?? null,
    samples: samplesOf(sample, index),
    rows: byHand ? sample.slice(0, shown.rows).map(({ cells }) => storable(own(shortened((cells[index] ?? "").trim())))) : [],
  }));
}

function samplesOf(sample: readonly RawRecord[], index: number): string[] {
  const found = new Set<string>();
  for (const { cells } of sample) {
    const text = plainText(cells[index] ?? "");
    if (text !== null) found.add(storable(own(shortened(text))));
    if (found.size === shown.samples) break;
  }
  return [...found];
}
