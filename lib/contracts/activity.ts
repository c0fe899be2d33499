import { z } from "zod";
import { defineEndpoints } from "./endpoint";
import { anyOf, asOf, count, instant, listOf, pageQuery, truth } from "./wire";

export const activityQuery = z.object({
  ...pageQuery,
  person: z.string().max(200).optional(),
  subject: z.string().max(300).optional(),
  /** Of which kinds of things, as `subject.kind` of an event says it. */
  kind: anyOf(z.string().max(60)),
  /** By the id of a person, a service or Tandem itself. */
  actor: z.string().max(200).optional(),
  /** Those that an event stands for when it is folded, by its id. */
  alike: z.uuid().optional(),
  /** What one change did to several things and says of each in the same words is one event, with the number of them. */
  folded: truth,
  from: asOf.optional(),
  to: asOf.optional(),
});

/** One append-only event: who did what to which thing, before and after. */
export const activityEvent = z.object({
  id: z.uuid(),
  at: instant,
  actor: z.object({ kind: z.enum(["person", "service", "system"]), id: z.string(), name: z.string() }),
  verb: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  /** The event in a sentence. */
  summary: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  importId: z.uuid().nullable(),
  /** How many events it stands for, itself among them: 1 unless they were folded. */
  alike: count,
});
export type ActivityEvent = z.infer<typeof activityEvent>;
export const activityList = listOf(activityEvent);
export type ActivityList = z.infer<typeof activityList>;

/** What a filter of the activity can choose. */
export const activityChoices = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })), kinds: z.array(z.string()) });
export type ActivityChoices = z.infer<typeof activityChoices>;

/** Where a migration stands: another text after every change. What was read at one and is at another now may be old. */
export const migrationPosition = z.object({ position: z.string() });

/** Server-sent `changed` events carry no more than this. `change`: what whoever asked for it called it in the header `tandem-change`, to know it again. */
export const changeNotice = z.object({
  subject: z.enum(["import", "agent", "component", "migration", "task", "gate", "drift", "report", "collected"]),
  id: z.string(),
  change: z.string().optional(),
});
export type ChangeNotice = z.infer<typeof changeNotice>;

/**
 * Server-sent `standing` events: how many imports are before one that waits for its turn, those being read included, and which share
 * of its file is read, 0 to 1. `of` is what the field `upload` said, or the id of an import that is applied or undone.
 */
export const standing = z.object({ of: z.uuid(), before: count, read: z.number() });
export type Standing = z.infer<typeof standing>;

export const activityEndpoints = defineEndpoints({
  events: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/events",
    summary: "Server-sent events: something changed (changed), how an import that waits or is read stands (standing)",
    verb: "events.listen",
    answers: { 200: null },
    media: "text/event-stream",
  },
  position: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/position",
    summary: "Where the migration stands: another text after every change",
    verb: "events.listen",
    answers: { 200: migrationPosition },
  },
  activityList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/activity",
    summary: "Who did what",
    verb: "activity.read",
    query: activityQuery,
    answers: { 200: activityList },
  },
  activityChoices: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/activity/choices",
    summary: "Who did anything in this migration, and to what kinds of things",
    verb: "activity.read",
    answers: { 200: activityChoices },
  },
  activityCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/activity.csv",
    summary: "Who did what, as CSV",
    verb: "activity.read",
    query: activityQuery,
    answers: { 200: null },
    media: "text/csv",
  },
});
