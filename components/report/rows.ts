import type { Report } from "@/lib/contracts/report";
import { inventoryHref } from "@/lib/queries/agent-links";
import type { ReportAddress } from "@/lib/queries/reports";

export type Filter = Parameters<typeof inventoryHref>[1];
/** Undefined where nothing may be opened. */
export type Opens = (filter: Filter) => string | undefined;
export const opensNothing: Opens = () => undefined;

/** Opens the agents that a number of the report counts: of its part, at its moment. */
export function opensOf(report: Report, { asOf, ...part }: ReportAddress): Opens {
  return (filter) => inventoryHref(report.migration.id, { ...part, excluded: false, ...filter, asOf });
}
