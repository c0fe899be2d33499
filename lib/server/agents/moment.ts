import "server-only";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import { momentFields, readAskedMoment } from "@/lib/domain/asked-moments";
import { rangeOf } from "@/lib/server/answers/date-range";

/** The instant that an `asOf` means; a date means the end of that day in the migration's zone. Null: now. */
export function momentOf(asOf: string | undefined, timeZone: string): Date | null {
  if (asOf === undefined) return null;
  const { until, before } = rangeOf(undefined, asOf, timeZone);
  return until ?? new Date((before ?? new Date(0)).getTime() - 1);
}

/** A filter with the days that it asks for as the instants at which they begin in the zone. */
export function inZone<F extends AgentConditions>(filter: F, timeZone: string): F {
  const asked = momentFields.filter((field) => filter[field]);
  const instants = (text: string) => {
    const told = readAskedMoment(text);
    return told && told.is !== "never" ? `${told.is}:${rangeOf(told.at, undefined, timeZone).from?.toISOString()}` : text;
  };
  const inInstants = (texts: readonly string[] = []) => texts.map(instants);
  return { ...filter, ...Object.fromEntries(asked.map((field) => [field, inInstants(filter[field])])) };
}

/** SQL that picks each agent's period of the moment; `put` answers the parameter that holds it. A null moment is now. */
export function periodAt(moment: Date | null, put: (value: Date) => string): string {
  if (moment === null) return "p.to_at is null";
  const at = `${put(moment)}::timestamptz`;
  return `p.from_at <= ${at} and (p.to_at is null or p.to_at > ${at})`;
}
