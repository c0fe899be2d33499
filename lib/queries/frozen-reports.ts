import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FreezeInput, FrozenReport, FrozenReportWhole, ReportComparison } from "@/lib/contracts/frozen-reports";
import type { LinkInput, LinkWithAddress, ReportLink, SharedReport } from "@/lib/contracts/report-links";
import type { ReportFile } from "@/lib/domain/report/files";
import { migrationKey } from "./migrations";
import type { ReportAddress } from "./reports";
import { ProblemError, request, search } from "./request";

type List<T> = { items: T[]; nextCursor: string | null; total: number };

const reportsPath = (migration: string) => `/api/v1/migrations/${migration}/reports`;
const reportsKey = (migration: string) => [...migrationKey(migration), "reports"] as const;

export const frozenHref = (migration: string, number?: number) =>
  `/m/${migration}/report/frozen${number === undefined ? "" : `/${number}`}`;
export const comparedHref = (migration: string, number: number, earlier: number) =>
  `${frozenHref(migration, number)}/comparison/${earlier}`;
export const frozenFileHref = (migration: string, number: number, file: ReportFile) => `${reportsPath(migration)}/${number}/files/${file}`;

export const frozenListQuery = (migration: string) =>
  infiniteQueryOptions({
    queryKey: [...reportsKey(migration), "frozen"],
    queryFn: ({ pageParam, signal }) =>
      request<List<FrozenReport>>(`${reportsPath(migration)}${search({ cursor: pageParam, limit: 50 })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const frozenQuery = (migration: string, number: number) =>
  queryOptions({
    queryKey: [...reportsKey(migration), "one", number],
    queryFn: ({ signal }) => request<FrozenReportWhole>(`${reportsPath(migration)}/${number}`, { signal }),
  });

export const comparedQuery = (migration: string, number: number, earlier: number) =>
  queryOptions({
    queryKey: [...reportsKey(migration), "comparison", number, earlier],
    queryFn: ({ signal }) => request<ReportComparison>(`${reportsPath(migration)}/${number}/comparison/${earlier}`, { signal }),
  });

export const linksQuery = (migration: string, number: number) =>
  queryOptions({
    queryKey: [...reportsKey(migration), "links", number],
    queryFn: ({ signal }) => request<List<ReportLink>>(`${reportsPath(migration)}/${number}/links`, { signal }),
  });

/** Of the part and moment of the page; what is not set there is left out. Without a name it is named after its day. */
export function freezeReport(migration: string, address: ReportAddress, name: string): Promise<FrozenReport> {
  const set = Object.entries({ ...address, name }).filter(([, value]) => value !== null && value.length > 0);
  return request(reportsPath(migration), { method: "POST", body: Object.fromEntries(set) satisfies FreezeInput });
}

export const makeLink = (migration: string, number: number, body: LinkInput) =>
  request<LinkWithAddress>(`${reportsPath(migration)}/${number}/links`, { method: "POST", body });

export const revokeLink = (migration: string, number: number, link: string) =>
  request<ReportLink>(`${reportsPath(migration)}/${number}/links/${link}`, { method: "DELETE" });

/** Opened once and not again by itself: each opening is counted. */
export const sharedQuery = (secret: string) =>
  queryOptions({
    queryKey: ["shared", secret],
    queryFn: ({ signal }) => request<SharedReport>(`/api/v1/shared/${encodeURIComponent(secret)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (times, error) => times < 2 && !(error instanceof ProblemError),
  });

export const sharedFileHref = (secret: string, file: ReportFile) => `/api/v1/shared/${encodeURIComponent(secret)}/files/${file}`;

export const givePassword = (secret: string, password: string) =>
  request<null>(`/api/v1/shared/${encodeURIComponent(secret)}/opening`, { method: "POST", body: { password } });
