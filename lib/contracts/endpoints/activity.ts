import { activityList, activityQuery, migrationPosition } from "../activity";
import { defineEndpoints, inMigration } from "../endpoint";

export const activityEndpoints = defineEndpoints({
  events: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/events",
    summary: "Server-sent events: something changed (changed), how an import that waits or is read stands (standing)",
    verb: "events.listen",
    params: inMigration,
    answers: { 200: null },
    media: "text/event-stream",
  },
  position: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/position",
    summary: "Where the migration stands: another text after every change",
    verb: "events.listen",
    params: inMigration,
    answers: { 200: migrationPosition },
  },
  activityList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/activity",
    summary: "Who did what",
    verb: "activity.read",
    params: inMigration,
    query: activityQuery,
    answers: { 200: activityList },
  },
  activityCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/activity.csv",
    summary: "Who did what, as CSV",
    verb: "activity.read",
    params: inMigration,
    query: activityQuery,
    answers: { 200: null },
    media: "text/csv",
  },
});
