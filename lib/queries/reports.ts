import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { createLoader, createSerializer, type inferParserType } from "nuqs/server";
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

/** Below the key of progress: whatever makes its counts old makes these old. */
export const reportQuery = (migration: string, address: ReportAddress) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "progress", "report", address],
    queryFn: ({ signal }) => request<Report>(`/api/v1/migrations/${migration}/report${search(address)}`, { signal }),
    placeholderData: keepPreviousData,
  });
