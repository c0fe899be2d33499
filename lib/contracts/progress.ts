import { z } from "zod";
import { flagCodes, stages } from "@/lib/domain/stages";
import { asOf, instant } from "./wire";

const count = z.number().int();
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
  /** Over agents in scope, those that settle still included; lostMonitoring and excludedButListed over agents outside it. */
  flags: z.record(z.enum(flagCodes as [string, ...string[]]), count),
  /** How many of them settle still. */
  settling: z.record(z.enum(flagCodes as [string, ...string[]]), count),
});
export type Progress = z.infer<typeof progress>;
