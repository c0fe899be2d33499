import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { createLoader, createSerializer, type inferParserType } from "nuqs/server";
import type { Calendar } from "@/lib/contracts/calendar";
import type { Report } from "@/lib/contracts/report";
import { agentFilterKeys } from "./agent-links";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

const { group, server, domain, owner, tag, asOf } = agentFilterKeys;

/** The address of a report: of which part, of which moment. The same keys as in lists of agents. */
export const reportKeys = { group, server, domain, owner, tag, asOf };
export type ReportAddress = inferParserType<typeof reportKeys>;

export const readReportAddress = createLoader(reportKeys);
const write = createSerializer(reportKeys);

export const reportHref = (migration: string, address: Partial<ReportAddress> = {}) => write(`/m/${migration}/report`, address);

export const reportFiles = ["pdf", "xlsx", "pptx", "html", "csv"] as const;
export type ReportFile = (typeof reportFiles)[number];

/** The same report as a file; `table` is one table of it as CSV. */
export const reportFileHref = (migration: string, kind: ReportFile, address: ReportAddress, table?: string) =>
  `/api/v1/migrations/${migration}/report.${kind}${search({ ...address, table })}`;

/** Below the key of progress: whatever makes its counts old makes these old. */
export const reportQuery = (migration: string, address: ReportAddress) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "progress", "report", address],
    queryFn: ({ signal }) => request<Report>(`/api/v1/migrations/${migration}/report${search(address)}`, { signal }),
    placeholderData: keepPreviousData,
  });
export const calendarQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "calendar"],
    queryFn: ({ signal }) => request<Calendar>(`/api/v1/migrations/${migration}/calendar`, { signal }),
  });

export const setCalendar = (migration: string, { weekdays, dates, revision }: Calendar) =>
  request<Calendar>(`/api/v1/migrations/${migration}/calendar`, { method: "PUT", body: { weekdays, dates }, revision });
