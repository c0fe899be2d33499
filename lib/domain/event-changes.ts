import { alertsFromNames, groupRoleNames, methodNames } from "./stages";
import { taskComponentNames, taskStateNames } from "./tasks/components";
import { phaseNames } from "./tasks/phases";
import { unknown } from "./words/moments";
import { count } from "./words/numbers";

export type FieldChange = { field: string; from: string; to: string };
type Said = Readonly<Record<string, unknown>> | null;

/** Fields that hold a code of a closed list, with its words. */
const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  method: methodNames,
  alertsFrom: alertsFromNames,
  role: groupRoleNames,
  phase: phaseNames,
  component: taskComponentNames,
  state: taskStateNames,
};

/** What differs between before and after, field by field, as words. */
export function changesOf({ before, after }: { before: Said; after: Said }): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map((field) => ({ field: fieldWords(field), from: valueWords(before?.[field], field), to: valueWords(after?.[field], field) }))
    .filter(({ from, to }) => from !== to);
}

/** "cutOverAccepted" reads "Cut over accepted". */
function fieldWords(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueWords(value: unknown, field?: string): string {
  if (value === null || value === undefined || value === "") return unknown;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return count(value);
  if (typeof value === "string") return (field !== undefined && codes[field]?.[value]) || value;
  if (Array.isArray(value)) return value.length === 0 ? unknown : value.map((one) => valueWords(one)).join(", ");
  return Object.entries(value)
    .map(([key, one]) => `${fieldWords(key)} ${valueWords(one, key)}`)
    .join(", ");
}

/** The same in one line of a file: "Owner: – → DBA team; Tags: old → new". */
export function changesInWords(event: { before: Said; after: Said }): string {
  return changesOf(event)
    .map(({ field, from, to }) => `${field}: ${from} → ${to}`)
    .join("; ");
}
