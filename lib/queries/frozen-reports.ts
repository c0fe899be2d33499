import { queryOptions } from "@tanstack/react-query";
import type { FreezeInput } from "@/lib/contracts/frozen-reports";
import type { LinkInput } from "@/lib/contracts/report-links";
import type { ReportFile } from "@/lib/domain/report/files";
import { ask, hrefOf, reading, readingPages } from "./ask";
import { change } from "./change";
import type { ReportAddress } from "./reports";
import { ProblemError } from "./request";
import { migrationKey } from "./touched";

const reportsKey = (migration: string) => [...migrationKey(migration), "reports"] as const;

export const frozenHref = (migration: string, number?: number) =>
  `/m/${migration}/report/frozen${number === undefined ? "" : `/${number}`}`;
export const comparedHref = (migration: string, number: number, earlier: number) =>
  `${frozenHref(migration, number)}/comparison/${earlier}`;
export const frozenFileHref = (migration: string, report: number, file: ReportFile) =>
  hrefOf("GET /api/v1/migrations/{migration}/reports/{report}/files/{file}", { params: { migration, report, file } });

export const frozenListQuery = (migration: string) =>
  readingPages([...reportsKey(migration), "frozen"], "GET /api/v1/migrations/{migration}/reports", {
    params: { migration },
    query: { limit: 50 },
  });

export const frozenQuery = (migration: string, report: number) =>
  reading([...reportsKey(migration), "one", report], "GET /api/v1/migrations/{migration}/reports/{report}", {
    params: { migration, report },
  });

export const comparedQuery = (migration: string, report: number, earlier: number) =>
  reading(
    [...reportsKey(migration), "comparison", report, earlier],
    "GET /api/v1/migrations/{migration}/reports/{report}/comparison/{earlier}",
    { params: { migration, report, earlier } },
  );

export const linksQuery = (migration: string, report: number) =>
  reading([...reportsKey(migration), "links", report], "GET /api/v1/migrations/{migration}/reports/{report}/links", {
    params: { migration, report },
  });

/** Of the part and moment of the page; what is not set there is left out. Without a name it is named after its day. */
export function freezeReport(migration: string, address: ReportAddress, name: string) {
  const set = Object.entries({ ...address, name }).filter(([, value]) => value !== null && value.length > 0);
  const body: FreezeInput = Object.fromEntries(set);
  return change("POST /api/v1/migrations/{migration}/reports", { params: { migration }, body });
}

export const makeLink = (migration: string, report: number, body: LinkInput) =>
  change("POST /api/v1/migrations/{migration}/reports/{report}/links", { params: { migration, report }, body });

export const revokeLink = (migration: string, report: number, link: string) =>
  change("DELETE /api/v1/migrations/{migration}/reports/{report}/links/{link}", { params: { migration, report, link } });

/** Opened once and not again by itself: each opening is counted. */
export const sharedQuery = (secret: string) =>
  queryOptions({
    queryKey: ["shared", secret],
    queryFn: ({ signal }) => ask("GET /api/v1/shared/{secret}", { params: { secret }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (times, error) => times < 2 && !(error instanceof ProblemError),
  });

export const sharedFileHref = (secret: string, file: ReportFile) =>
  hrefOf("GET /api/v1/shared/{secret}/files/{file}", { params: { secret, file } });

export const givePassword = (secret: string, password: string) =>
  change("POST /api/v1/shared/{secret}/opening", { params: { secret }, body: { password } });
