import { hrefOf, readingPages } from "./ask";
import { migrationKey } from "./touched";

export type ActivityFilter = { person: string; subject: string; from: string; to: string };
export const anyActivity: ActivityFilter = { person: "", subject: "", from: "", to: "" };

export const activityQuery = (migration: string, filter: ActivityFilter, limit = 100) =>
  readingPages(
    [...migrationKey(migration), "activity", filter, limit],
    "GET /api/v1/migrations/{migration}/activity",
    { params: { migration }, query: { ...filter, limit } },
    { keep: true },
  );

export const activityCsvHref = (migration: string, filter: ActivityFilter) =>
  hrefOf("GET /api/v1/migrations/{migration}/activity.csv", { params: { migration }, query: filter });
