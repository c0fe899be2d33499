import { hrefOf, reading, readingPages } from "./ask";
import { migrationKey } from "./touched";

export type ActivityFilter = { person: string; kind: string; subject: string; from: string; to: string };
export const anyActivity: ActivityFilter = { person: "", kind: "", subject: "", from: "", to: "" };

/** What one change did to several things alike is one. */
export const activityQuery = (migration: string, filter: ActivityFilter) =>
  readingPages(
    [...migrationKey(migration), "activity", filter],
    "GET /api/v1/migrations/{migration}/activity",
    { params: { migration }, query: { ...filter, folded: true, limit: 100 } },
    { keep: true },
  );

/** What one request did, each for itself: the newest of them. */
export const requestQuery = (migration: string, request: string) =>
  reading([...migrationKey(migration), "activity", "request", request], "GET /api/v1/migrations/{migration}/activity", {
    params: { migration },
    query: { request, limit: 100 },
  });

export const activityCsvHref = (migration: string, filter: Partial<ActivityFilter> & { request?: string }) =>
  hrefOf("GET /api/v1/migrations/{migration}/activity.csv", { params: { migration }, query: filter });
