import type { Report } from "@/lib/contracts/report";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import type { ReportAddress } from "@/lib/queries/reports";

export type Filter = Partial<AgentFilter>;
/** Undefined where nothing may be opened. */
export type Opens = (filter: Filter) => string | undefined;
export const opensNothing: Opens = () => undefined;

/**
 * Opens the agents that a number of the report counts: of its part, at its moment. What a part of some servers says of another
 * server opens nothing, since no filter finds the agents that are of both.
 */
export function opensOf(report: Report, { asOf, ...part }: ReportAddress): Opens {
  return (filter) =>
    isWithin(part, filter) ? inventoryHref(report.migration.id, { ...part, excluded: false, ...filter, asOf }) : undefined;
}

const keys = ["group", "server", "domain", "owner"] as const;

function isWithin(part: Partial<AgentFilter>, filter: Partial<AgentFilter>): boolean {
  const lower = (values: readonly string[] = []) => values.map((value) => value.toLowerCase());
  return keys.every((key) => {
    const own = lower(part[key] ?? []);
    return own.length === 0 || lower(filter[key] ?? []).every((value) => own.includes(value));
  });
}
