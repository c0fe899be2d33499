import { z } from "zod";
import { flagCodes, stages } from "@/lib/domain/stages";
import { defineEndpoints } from "./endpoint";
import { asOf, count, instant } from "./wire";

export const progressQuery = z.object({ asOf: asOf.optional() });

/** Counts of one moment. Stages count agents that are not excluded; `total` is their sum without gone. */
export const progress = z.object({
  asOf: instant,
  total: count,
  stages: z.record(z.enum(stages), count),
  excluded: count,
  notReporting: count,
  done: count,
  percentDone: z.number().nullable(),
  incomplete: z.array(z.string()),
  /** Management groups that list agents in scope which nobody hears about, how many, and the last whole export of each by then; null: none. Reports frozen before have none of it. */
  silent: z.array(z.object({ group: z.string(), agents: count, wholeAt: instant.nullable() })).optional(),
  /** Over agents in scope, those that settle still included; lostMonitoring and excludedButListed over agents outside it. */
  flags: z.record(z.enum(flagCodes as [string, ...string[]]), count),
  /** How many of them settle still. */
  settling: z.record(z.enum(flagCodes as [string, ...string[]]), count),
});
export type Progress = z.infer<typeof progress>;

export const progressEndpoints = defineEndpoints({
  progress: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/progress",
    summary: "Counts of one moment",
    verb: "progress.read",
    query: progressQuery,
    answers: { 200: progress },
  },
});
