import { z } from "zod";
import { defineEndpoints } from "./endpoint";
import { migration } from "./migrations";
import { overview } from "./overview";
import { progress } from "./progress";
import { report } from "./report";
import { count } from "./wire";

/** How one migration stands: the numbers of its progress, its report and its gates, of now. */
export const standing = z.object({
  migration,
  progress: progress.pick({ asOf: true, total: true, done: true, percentDone: true, stages: true, incomplete: true }),
  flagged: report.shape.flagged,
  gates: z.array(z.object({ phase: overview.shape.phases.element.shape.id, state: report.shape.phases.element.shape.gate })),
  forecast: report.shape.forecast.pick({ state: true, likely: true, safe: true, finishedOn: true, verdict: true, daysPastTarget: true }),
});
export type Standing = z.infer<typeof standing>;

/** Every migration that is not archived, the one that needs somebody most first. */
export const portfolio = z.object({ items: z.array(standing), nextCursor: z.null(), total: count });
export type Portfolio = z.infer<typeof portfolio>;

export const portfolioEndpoints = defineEndpoints({
  portfolioGet: {
    method: "GET",
    path: "/api/v1/portfolio",
    summary: "How every migration stands that is not archived, the one that needs somebody most first",
    verb: "migrations.read",
    answers: { 200: portfolio },
  },
});
