import "server-only";
import { rangeOf } from "@/lib/server/answers/date-range";

/** The instant that an `asOf` means; a date means the end of that day in the migration's zone. Null: now. */
export function momentOf(asOf: string | undefined, timeZone: string): Date | null {
  if (asOf === undefined) return null;
  const { until, before } = rangeOf(undefined, asOf, timeZone);
  return until ?? new Date((before ?? new Date(0)).getTime() - 1);
}

/** SQL that picks each agent's period of the moment; `put` answers the parameter that holds it. A null moment is now. */
export function periodAt(moment: Date | null, put: (value: Date) => string): string {
  if (moment === null) return "p.to_at is null";
  const at = `${put(moment)}::timestamptz`;
  return `p.from_at <= ${at} and (p.to_at is null or p.to_at > ${at})`;
}
