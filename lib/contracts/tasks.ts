import { z } from "zod";
import { checkResults } from "@/lib/domain/checks/result";
import { driftSeverities } from "@/lib/domain/drift/item";
import { pendingFor } from "@/lib/domain/pending";
import { type FlagCode, flagCodes, methods, saidAlertsFroms, stages } from "@/lib/domain/stages";
import { type TaskComponent, taskComponents, taskStates } from "@/lib/domain/tasks/components";
import { phases } from "@/lib/domain/tasks/phases";
import { commands } from "./commands";
import { defineEndpoints } from "./endpoint";
import { anyOf, count, givenDate, instant, listOf, nameUpTo, pageQuery, truth } from "./wire";

const component = z.enum(taskComponents as [TaskComponent, ...TaskComponent[]]);

/** What a check rests on: counts, and the imports with their numbers. */
const evidence = z.object({
  counts: z.record(z.string(), count),
  imports: z.array(z.object({ id: z.uuid(), number: count, capturedAt: instant.nullable() })),
});

/** A filter of agents, by the names that lists of agents know. */
const agentRows = z.object({
  stage: z.array(z.enum(stages)).optional(),
  flag: z.array(z.enum(flagCodes as [FlagCode, ...FlagCode[]])).optional(),
  method: z.array(z.enum(methods)).optional(),
  without: z.array(z.enum(flagCodes as [FlagCode, ...FlagCode[]])).optional(),
  sourceServer: z.array(z.string()).optional(),
  group: z.array(z.string()).optional(),
  everIn: z.array(z.string()).optional(),
  tag: z.array(z.string()).optional(),
  alertsFrom: z.array(z.enum(saidAlertsFroms)).optional(),
  owned: z.boolean().optional(),
  done: z.boolean().optional(),
  heard: z.boolean().optional(),
  cameBack: z.boolean().optional(),
  oldRelease: z.boolean().optional(),
  fullGroups: z.boolean().optional(),
  groupsTold: z.boolean().optional(),
  systemTold: z.boolean().optional(),
  directoryTold: z.boolean().optional(),
  integrated: z.boolean().optional(),
  connecting: z.boolean().optional(),
  inScope: z.boolean().optional(),
});

const server = z.object({ id: z.uuid(), name: z.string() });
const pendingRows = z.object({ group: z.array(z.string()), waits: z.array(z.enum(pendingFor)).optional(), overtaken: z.literal(false) });

/** A piece of a sentence, with the rows that it counts or names, and how many. `drift` null: all differences. */
const part = z.object({
  words: z.string(),
  value: count.optional(),
  agents: agentRows.optional(),
  servers: z.array(server).optional(),
  pending: pendingRows.optional(),
  drift: z.enum(driftSeverities).nullable().optional(),
});
export type SentencePart = z.infer<typeof part>;

/** Of what fails, the rows that its sentence counts or names: by the filter of their list, servers one by one. */
const shown = {
  opens: agentRows.optional(),
  servers: z.array(server).optional(),
  pending: pendingRows.optional(),
  drift: z.enum(driftSeverities).optional(),
};
/** `sentence` is the summary in parts; a tick of before has none. */
const check = z.object({ result: z.enum(checkResults), summary: z.string(), sentence: z.array(part).optional(), evidence, ...shown });
export type TaskCheck = z.infer<typeof check>;

const link = z.strictObject({
  name: z.string().trim().max(200),
  href: z.url({ protocol: /^https?$/ }).max(2000),
});

/** One thing to do in a phase: what people say of it, and what the latest exports say. */
export const task = z.object({
  id: z.uuid(),
  /** As people call it: DEP-12. The same for each server where there is one task per server. */
  key: z.string(),
  phase: z.enum(phases),
  component,
  /** The server it is about; null where it is about none. */
  subject: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  source: z.object({ name: z.string(), href: z.string().nullable() }).nullable(),
  /** What to run for it, filled with the names of this migration. */
  commands,
  state: z.enum(taskStates),
  /** Why it is blocked or not applicable, and since when. */
  reason: z.string().nullable(),
  since: instant.nullable(),
  /** The latest facts contradict the tick. */
  stale: z.boolean(),
  /** Null where no export can prove anything. */
  check: check.nullable(),
  /** Address of the owner's account. */
  owner: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueDate: z.string().nullable(),
  note: z.string().nullable(),
  links: z.array(link),
  prerequisites: z.array(z.uuid()),
  /** A lead said what comes before it; else the template tells. */
  ownPrerequisites: z.boolean(),
  /** How many comments it has. */
  comments: count,
  /** `evidence` is the check as it stood when it was ticked. */
  completion: z
    .object({ by: z.string(), at: instant, note: z.string().nullable(), reason: z.string().nullable(), evidence: check.nullable() })
    .nullable(),
  archived: z.boolean(),
  /** Why the template archives it, where it does. */
  archivedReason: z.string().nullable(),
  /** Added by a lead, not from the template. */
  added: z.boolean(),
  position: z.number(),
  revision: count,
});
export type Task = z.infer<typeof task>;

/** `people` are those who can own a task. */
export const taskList = listOf(task).extend({ people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })) });
export type TaskList = z.infer<typeof taskList>;

export const taskListQuery = z.object({
  ...pageQuery,
  phase: anyOf(z.enum(phases)),
  state: anyOf(z.enum(taskStates)),
  /** Address or id of an account, or "me". */
  owner: anyOf(z.string().max(254)),
  stale: truth,
  /** Archived tasks instead of those in use. */
  archived: truth,
});
export type TaskListQuery = z.infer<typeof taskListQuery>;

const reason = z.string().trim().max(1000).optional();
const text = (longest: number) => z.string().trim().max(longest);

export const taskPatch = z.strictObject({
  state: z
    .enum(
      ["open", "inProgress", "blocked", "notApplicable"],
      "Open, inProgress, blocked or notApplicable; a task is done by its completion",
    )
    .optional(),
  /** Why it is blocked or not applicable. */
  reason,
  owner: z.string().trim().max(254).nullable().optional(),
  dueDate: givenDate.nullable().optional(),
  note: text(4000).nullable().optional(),
  links: z.array(link).max(20).optional(),
  /** What a lead may say; null goes back to the template. */
  title: text(200).nullable().optional(),
  detail: text(4000).nullable().optional(),
  position: z.number().min(-1e6).max(1e6).nullable().optional(),
  archived: z.boolean().optional(),
  /** Ids of the tasks that come before it. */
  prerequisites: z.array(z.uuid()).max(50).nullable().optional(),
});
export type TaskPatch = z.infer<typeof taskPatch>;

export const taskInput = z.strictObject({
  phase: z.enum(phases),
  component,
  title: nameUpTo(200),
  detail: text(4000).optional(),
  subject: nameUpTo(255, 0).nullable().optional(),
  prerequisites: z.array(z.uuid()).max(50).optional(),
});
export type TaskInput = z.infer<typeof taskInput>;

/** `reason` is asked for where prerequisites are open. */
export const completionInput = z.strictObject({ note: text(4000).optional(), reason });
export type CompletionInput = z.infer<typeof completionInput>;

export const taskEndpoints = defineEndpoints({
  tasksList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/tasks",
    summary: "List tasks with what the latest exports say of them",
    verb: "tasks.read",
    query: taskListQuery,
    answers: { 200: taskList },
  },
  tasksAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/tasks",
    summary: "Add a task that the template has not",
    verb: "tasks.shape",
    body: taskInput,
    answers: { 201: task },
  },
  tasksEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/tasks/{task}",
    summary: "Edit what people say of a task",
    verb: "tasks.edit",
    body: taskPatch,
    ifMatch: "required",
    answers: { 200: task },
  },
  tasksComplete: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/tasks/{task}/completion",
    summary: "Tick a task; keeps what exports say of it now as evidence",
    verb: "tasks.complete",
    body: completionInput,
    ifMatch: "required",
    answers: { 200: task },
  },
  tasksReopen: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/tasks/{task}/completion",
    summary: "Untick a task",
    verb: "tasks.complete",
    ifMatch: "required",
    answers: { 200: task },
  },
});
