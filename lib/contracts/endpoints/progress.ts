import { defineEndpoints, inMigration } from "../endpoint";
import { comparison, comparisonQuery, overview } from "../overview";
import { progress, progressQuery } from "../progress";
import { remaining, remainingQuery } from "../remaining";

export const progressEndpoints = defineEndpoints({
  progress: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/progress",
    summary: "Counts of one moment",
    verb: "progress.read",
    params: inMigration,
    query: progressQuery,
    answers: { 200: progress },
  },
  remaining: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/remaining",
    summary: "What remains, by cause, method, domain, primary server or owner",
    verb: "progress.read",
    params: inMigration,
    query: remainingQuery,
    answers: { 200: remaining },
  },
  overview: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/overview",
    summary: "All that the overview shows of one moment",
    verb: "progress.read",
    params: inMigration,
    query: progressQuery,
    answers: { 200: overview },
  },
  comparison: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/comparison",
    summary: "What became of agents between two moments",
    verb: "progress.read",
    params: inMigration,
    query: comparisonQuery,
    answers: { 200: comparison },
  },
});
