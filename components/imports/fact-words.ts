import { dayAndTime, isInstant, unknown } from "@/components/moments/moments";
import { factFields } from "@/lib/domain/agent-facts";
import { componentFields } from "@/lib/domain/component-facts";
import { healthNames, healths } from "@/lib/domain/stages";

const names: Record<string, string> = { ...componentFields, ...factFields, listed: "Listed in the management group" };
/** Fields that are moments. Where no row of a file tells day from month, the text of the file stays, and is said to be that. */
const moments = new Set(["lastModified", "installTime", "certificateExpires", "expires"]);
export const fieldName = (field: string): string => names[field] ?? field;

/** Values of closed lists in words; everything else as the file writes it. */
export function valueWords(field: string, value: string | null): string | null {
  if (value === "yes" || value === "no") return value === "yes" ? "Yes" : "No";
  const health = field === "health" ? healths.find((one) => one === value) : undefined;
  return health ? healthNames[health] : value;
}

/** The same for a migration's people: moments in its zone, a dash for what is unknown. Not to be told as listed is not to be. */
export function factWords(field: string, value: string | null, timeZone: string): string {
  if (value === null) return field === "listed" ? "No" : unknown;
  if (isInstant(value)) return dayAndTime(value, timeZone);
  return moments.has(field) ? `${value}, as the file writes it` : (valueWords(field, value) ?? unknown);
}
