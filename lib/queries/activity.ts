import { hrefOf, reading, readingPages } from "./ask";
import { migrationKey } from "./touched";

export type ActivityFilter = { actor: string; kind: string; subject: string; from: string; to: string };
export const anyActivity: ActivityFilter = { actor: "", kind: "", subject: "", from: "", to: "" };

/** What one change did to several things alike is one. */
export const activityQuery = (migration: string, filter: ActivityFilter) =>
  readingPages(
    [...migrationKey(migration), "activity", filter],
    "GET /api/v1/migrations/{migration}/activity",
    { params: { migration }, query: { ...filter, folded: true, limit: 100 } },
    { keep: true },
  );

export const activityChoicesQuery = (migration: string) =>
  reading([...migrationKey(migration), "activity", "choices"], "GET /api/v1/migrations/{migration}/activity/choices", {
    params: { migration },
  });

/** The newest of those that a folded event of this filter stands for. */
export const alikeQuery = (migration: string, filter: ActivityFilter, alike: string) =>
  reading([...migrationKey(migration), "activity", "alike", filter, alike], "GET /api/v1/migrations/{migration}/activity", {
    params: { migration },
    query: { ...filter, alike, limit: 100 },
  });

export const activityCsvHref = (migration: string, filter: Partial<ActivityFilter> & { alike?: string }) =>
  hrefOf("GET /api/v1/migrations/{migration}/activity.csv", { params: { migration }, query: filter });
