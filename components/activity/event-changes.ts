import { unknown } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import type { ActivityEvent } from "@/lib/contracts/activity";

export type FieldChange = { field: string; from: string; to: string };

/** What differs between before and after, field by field, as words. */
export function changesOf({ before, after }: Pick<ActivityEvent, "before" | "after">): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map((field) => ({ field: fieldWords(field), from: valueWords(before?.[field]), to: valueWords(after?.[field]) }))
    .filter(({ from, to }) => from !== to);
}

/** "cutOverAccepted" reads "Cut over accepted". */
export function fieldWords(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return unknown;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return count(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length === 0 ? unknown : value.map(valueWords).join(", ");
  return Object.entries(value)
    .map(([key, one]) => `${fieldWords(key)} ${valueWords(one)}`)
    .join(", ");
}
