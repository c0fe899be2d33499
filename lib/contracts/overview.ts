import { z } from "zod";
import { gateStates } from "@/lib/domain/gates/state";
import { toldHealths } from "@/lib/domain/health-course";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { releases } from "@/lib/domain/releases";
import { stageMoves, turns } from "@/lib/domain/stage-moves";
import { alertsFroms, flagCodes, groupRoles, healths, stages } from "@/lib/domain/stages";
import { phases } from "@/lib/domain/tasks/phases";
import { activityEvent } from "./activity";
import { defineEndpoints } from "./endpoint";
import { importRecord } from "./imports";
import { coursePoint, outlook } from "./outlook";
import { progress, progressQuery } from "./progress";
import { asOf, calendarDate, count, instant, listOf, pageQuery } from "./wire";

/** A management group as exports of it showed it until the moment. Excluded agents are not counted. */
const overviewGroup = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(groupRoles),
  release: z.enum(releases),
  agents: count,
  observedAt: instant.nullable(),
  importId: z.uuid().nullable(),
  importNumber: count.nullable(),
  /** Those agents by health, as it tells it. */
  health: z.record(z.enum(toldHealths), count),
  /** The day from which nobody is in it, at the moment asked for; null while it is not retired. */
  retiredOn: calendarDate.nullable(),
  /** Servers with every agent that names them as its primary one, excluded ones too, most first; `knownAs` as agents spell them. What it is, health and limit where exports list them. */
  servers: z.array(
    z.object({
      name: z.string(),
      knownAs: z.array(z.string()),
      agents: count,
      /** Those of its agents that are not excluded, by stage. */
      stages: z.partialRecord(z.enum(stages), count),
      gateway: z.boolean().nullable(),
      health: z.enum(healths).nullable(),
      limit: count.nullable(),
    }),
  ),
});
export type OverviewGroup = z.infer<typeof overviewGroup>;

/** Counts at the captured moment of one or more imports. */
const overviewMoment = z.object({
  at: instant,
  imports: z.array(z.object({ id: z.uuid(), number: count, groups: z.array(z.string()) })),
  stages: z.record(z.enum(stages), count),
  total: count,
  done: count,
  /** Only flags that some agent carries. */
  flags: z.record(z.string(), count),
  /** Agents per management group, by the group's id. */
  groups: z.record(z.string(), count),
});
export type OverviewMoment = z.infer<typeof overviewMoment>;

/** How far the tasks of a phase are and how its gate stands, now. What is not applicable or archived counts nowhere. */
const phaseCounts = z.object({
  id: z.enum(phases),
  done: count,
  total: count,
  stale: count,
  blocked: count,
  inProgress: count,
  /** `since`: how much speaks against the signature. */
  gate: z.object({ state: z.enum(gateStates), signedAt: instant.nullable(), signedBy: z.string().nullable(), since: count }),
});

/** What waits next: the first phase whose gate nobody signed, its open tasks, and the open task of any phase that is due first. */
const next = z.object({
  phase: z.enum(phases),
  open: count,
  due: z
    .object({ id: z.uuid(), key: z.string(), title: z.string(), phase: z.enum(phases), date: calendarDate, owner: z.string().nullable() })
    .nullable(),
});

export const overview = z.object({
  /** Where the migration stands, when it ends and what waits for somebody, as one sentence in pieces; a piece may open its rows or a page of the migration. */
  sentence: z.array(
    z.object({
      words: z.string(),
      strong: z.boolean(),
      rows: z.record(z.string(), z.array(z.string())).nullable(),
      path: z.string().nullable(),
    }),
  ),
  /** As in the report of the same moment. */
  course: z.array(coursePoint),
  forecast: outlook,
  /** Of each stretch between imports that the pace is measured over: its working days, and how many more agents were done on each. */
  paces: z.array(z.object({ days: count, pace: z.number() })),
  next: next.nullable(),
  /** Agents in scope that a new management group lists, and those of them that one tells to be healthy. */
  inNew: z.object({ agents: count, healthy: count }),
  progress,
  phases: z.array(phaseCounts),
  /** Agents, not flags: with a critical one, and with a warning as their worst. */
  flagged: z.object({ critical: count, warning: count }),
  /** Kinds of computers and devices without an agent that any management group polls: how many, and how many of them are done. */
  polled: z.array(z.object({ kind: z.enum(polledKinds), name: z.string(), total: count, done: count })),
  /** Agents in scope by where their alerts are answered, as people say now; null: nobody said so of any agent. */
  alerts: z.record(z.enum([...alertsFroms, "unknown"]), count).nullable(),
  groups: z.array(overviewGroup),
  /** At most 100, the first and the latest among them; later ones than `asOf` as well, so that replay goes both ways. */
  moments: z.array(overviewMoment),
  /** How many imports of agents count in all. */
  importsApplied: count,
  imports: z.array(importRecord),
  activity: z.array(activityEvent),
});
export type Overview = z.infer<typeof overview>;

export const comparisonQuery = z.object({
  from: asOf,
  to: asOf.optional(),
  kind: z.enum(stageMoves).optional(),
  /** Only agents that came to this stage or left it. */
  stage: z.enum(stages).optional(),
  /** Only agents that a count of this flag counts at one of the two moments alone, whether or not they moved. */
  flag: z.enum(flagCodes).optional(),
  /** Of those, only who came, or who left; nothing without a stage or a flag. */
  turn: z.enum(turns).optional(),
  ...pageQuery,
});

/**
 * Agents that are not excluded and stand elsewhere at `to` than at `from`; with a flag, those that came to it or left it. A stage is null where the agent was
 * not seen yet. `kind` is null where it came to a flag or left it and stands where it stood; `turn` where neither a stage nor a flag was asked for.
 */
export const comparison = listOf(
  z.object({
    fqdn: z.string(),
    kind: z.enum(stageMoves).nullable(),
    turn: z.enum(turns).nullable(),
    from: z.enum(stages).nullable(),
    to: z.enum(stages).nullable(),
  }),
).extend({
  from: instant,
  to: instant,
  counts: z.record(z.enum(stageMoves), count),
  /** Of the stage asked for: how many came to it and how many left it; null where none was asked for. */
  ofStage: z.object({ came: count, left: count }).nullable(),
  /** The same of the flag asked for. */
  ofFlag: z.object({ came: count, left: count }).nullable(),
});
export type Comparison = z.infer<typeof comparison>;

export const overviewEndpoints = defineEndpoints({
  overview: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/overview",
    summary: "All that the overview shows of one moment",
    verb: "progress.read",
    query: progressQuery,
    answers: { 200: overview },
  },
  comparison: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/comparison",
    summary: "What became of agents between two moments",
    verb: "progress.read",
    query: comparisonQuery,
    answers: { 200: comparison },
  },
});
