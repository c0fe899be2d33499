import { createSerializer, type inferParserType } from "nuqs/server";
import type { Calendar } from "@/lib/contracts/calendar";
import { agentFilterKeys } from "./agent-keys";
import { hrefOf, reading } from "./ask";
import { change } from "./change";
import { search } from "./request";
import { migrationKey } from "./touched";

const { group, server, domain, owner, tag, asOf } = agentFilterKeys;

/** The address of a report: of which part, of which moment. The same keys as in lists of agents. */
export const reportKeys = { group, server, domain, owner, tag, asOf };
export type ReportAddress = inferParserType<typeof reportKeys>;

const write = createSerializer(reportKeys);

export const reportHref = (migration: string, address: Partial<ReportAddress> = {}) => write(`/m/${migration}/report`, address);

export const reportFiles = ["pdf", "xlsx", "pptx", "html", "csv"] as const;
export type ReportFile = (typeof reportFiles)[number];

/** The same report as a file; `table` is one table of it as CSV. */
export const reportFileHref = (migration: string, kind: ReportFile, address: ReportAddress, table?: string) =>
  `${hrefOf(`GET /api/v1/migrations/{migration}/report.${kind}`, { params: { migration } })}${search({ ...address, table })}`;

/** Below the key of progress: whatever makes its counts old makes these old. */
export const reportQuery = (migration: string, address: ReportAddress) =>
  reading(
    [...migrationKey(migration), "progress", "report", address],
    "GET /api/v1/migrations/{migration}/report",
    { params: { migration }, query: address },
    { keep: true },
  );

export const calendarQuery = (migration: string) =>
  reading([...migrationKey(migration), "calendar"], "GET /api/v1/migrations/{migration}/calendar", { params: { migration } });

export const setCalendar = (migration: string, { weekdays, dates, revision }: Calendar) =>
  change("PUT /api/v1/migrations/{migration}/calendar", { params: { migration }, body: { weekdays, dates }, revision });
