import { z } from "zod";
import { driftChanges, driftKinds, driftRules, driftSeverities } from "@/lib/domain/drift/item";
import { plannedKinds } from "@/lib/domain/drift/planned-changes";
import { commands } from "./commands";
import { defineEndpoints } from "./endpoint";
import { anyOf, calendarDate, count, givenDate, instant, listOf, nameUpTo, pageQuery, truth } from "./wire";

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** What was frozen, in numbers. The facts themselves stay in the database. */
export const baseline = z.object({
  id: z.uuid(),
  number: count,
  name: z.string().nullable(),
  /** Why it was renewed; null for the first. */
  reason: z.string().nullable(),
  at: instant,
  by: z.string(),
  imports: z.array(
    z.object({ id: z.uuid(), number: count, kind: z.string().nullable(), groups: z.array(z.string()), capturedAt: instant.nullable() }),
  ),
  agents: count,
  servers: count,
  gateways: count,
  /** Agents and servers per build, the most frequent first. */
  builds: z.array(z.object({ version: z.string().nullable(), release: z.string().nullable(), agents: count, servers: count })),
});
export type Baseline = z.infer<typeof baseline>;

export const baselineInput = z.strictObject({
  /** Why it is renewed; the first one needs none. */
  reason: z.string().trim().max(1000).optional(),
  /** What people call the moment. */
  name: nameUpTo(120, 0).optional(),
  /** An applied import of an original: frozen is what was told by its captured time. Without it, what the latest tell. */
  import: z.uuid().optional(),
});
export type BaselineInput = z.infer<typeof baselineInput>;

const span = z.object({
  /** Captured instant of the last export that told otherwise. */
  after: instant.nullable(),
  /** Captured instant of the first export that tells it. */
  by: instant.nullable(),
});

/** One difference between the baseline and what the latest exports tell. */
export const driftItem = z.object({
  id: z.string(),
  kind: z.enum(driftKinds),
  subject: z.string(),
  group: z.string(),
  change: z.enum(driftChanges),
  fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  severity: z.enum(driftSeverities),
  /** False while it keeps the gate shut. */
  explained: z.boolean(),
  rule: z.enum(driftRules).nullable(),
  /** What explains it; null while nothing does. */
  reason: z.string().nullable(),
  says: z.string(),
  seen: span,
  server: z.string().nullable(),
  domain: z.string().nullable(),
  written: z.object({ by: z.string(), at: instant }).nullable(),
  /** The planned change that explains it. */
  plan: z.uuid().nullable(),
  /** In lists, of what keeps the gate shut: what shows or mends it. */
  commands: commands.optional(),
});
export type DriftItem = z.infer<typeof driftItem>;

const counts = z.object(
  Object.fromEntries(driftSeverities.map((one) => [one, count])) as Record<(typeof driftSeverities)[number], typeof count>,
);

/** Losses against the allowance: of an original as a whole, and of each server and domain that lost any. */
const churnUse = z.object({
  group: z.string(),
  of: z.enum(["group", "server", "domain"]),
  name: z.string(),
  agents: count,
  lost: count,
  allowed: count,
  over: z.boolean(),
  /** Between which two exports most went beyond what is allowed in that time; null where it was a trickle. */
  atOnce: z.object({ lost: count, allowed: count, after: instant.nullable(), by: instant.nullable() }).nullable(),
});

/** What an original lost without another explanation from one export to the next, and what may go in that time. */
const churnStep = z.object({ group: z.string(), from: instant, to: instant, lost: count, allowed: count });

export const driftList = listOf(driftItem).extend({
  /** Of all differences, whatever was asked for. */
  counts,
  /** Of those that were asked for. */
  found: counts,
  /** The one that holds; null before the first. */
  baseline: baseline.nullable(),
  /** What was frozen before, the latest first. */
  history: z.array(baseline.pick({ id: true, number: true, name: true, reason: true, at: true, by: true })),
  /** What must be imported before one can be frozen. */
  missing: z.array(z.string()),
  churn: z.object({ percent: z.number(), uses: z.array(churnUse), steps: z.array(churnStep) }),
});
export type DriftList = z.infer<typeof driftList>;

const driftFilter = {
  severity: anyOf(z.enum(driftSeverities)),
  kind: anyOf(z.enum(driftKinds)),
  change: anyOf(z.enum(driftChanges)),
  /** Lost agents that count against the allowance, or all else. */
  churn: truth,
  group: anyOf(z.string().max(120)),
  server: anyOf(z.string().max(255)),
  domain: anyOf(z.string().max(255)),
  /** First told by an export captured after this instant, and no later than that one. */
  after: instant.optional(),
  until: instant.optional(),
  q: z.string().max(200).optional(),
};
export const driftQuery = z.object({ ...pageQuery, ...driftFilter });
export type DriftQuery = z.infer<typeof driftQuery>;
export const driftFilterQuery = z.object(driftFilter);
export type DriftFilterQuery = z.infer<typeof driftFilterQuery>;

/** One reason for some differences; null removes what was written of them. */
export const driftReasonsInput = z.strictObject({
  items: z.array(z.string().max(600)).min(1).max(500),
  reason: text(1000).nullable(),
});
export type DriftReasonsInput = z.infer<typeof driftReasonsInput>;
export const driftReasonsAnswer = z.object({ changed: count, items: z.array(driftItem) });
export type DriftReasonsAnswer = z.infer<typeof driftReasonsAnswer>;

const plannedFields = {
  kind: z.enum(plannedKinds),
  /** Full names, or first labels. */
  names: z.array(text(255)).min(1).max(500),
  from: givenDate,
  /** The last day; null: no end. */
  to: givenDate.nullable(),
  reason: text(1000),
};

export const plannedChange = z.object({
  id: z.uuid(),
  ...plannedFields,
  from: calendarDate,
  to: calendarDate.nullable(),
  by: z.string(),
  at: instant,
  /** Where its days stand against today in the migration's time zone. */
  when: z.enum(["ahead", "running", "over"]),
  /** Differences that it explains. */
  explains: count,
  archived: z.boolean(),
  revision: count,
});
export type PlannedChange = z.infer<typeof plannedChange>;
export const plannedChangeList = listOf(plannedChange);
export type PlannedChangeList = z.infer<typeof plannedChangeList>;

const endsAfterItBegins = ({ from, to }: { from?: string | undefined; to?: string | null | undefined }) => !from || !to || to >= from;
const order = { message: "The last day is before the first", path: ["to"] };
export const plannedChangeInput = z.strictObject({ ...plannedFields, to: plannedFields.to.optional() }).refine(endsAfterItBegins, order);
export type PlannedChangeInput = z.infer<typeof plannedChangeInput>;
export const plannedChangePatch = z.strictObject(plannedFields).partial().refine(endsAfterItBegins, order);
export type PlannedChangePatch = z.infer<typeof plannedChangePatch>;

/** The original's agents by health at each import of them. Grey ones are not monitored. */
export const sourceHealth = z.object({
  moments: z.array(
    z.object({
      at: instant,
      imports: z.array(z.object({ id: z.uuid(), number: count })),
      healthy: count,
      warning: count,
      critical: count,
      notMonitored: count,
      unknown: count,
    }),
  ),
});
export type SourceHealth = z.infer<typeof sourceHealth>;

export const driftEndpoints = defineEndpoints({
  baselineGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/baseline",
    summary: "The baseline of the original that holds",
    verb: "baseline.read",
    answers: { 200: baseline },
  },
  baselineFreeze: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/baseline",
    summary: "Freeze what the latest exports tell of the original, or what was told at an earlier import; renewing needs a reason",
    verb: "baseline.freeze",
    body: baselineInput,
    answers: { 200: baseline },
  },
  driftList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/drift",
    summary: "How the original differs from its baseline, and what explains it",
    verb: "drift.read",
    query: driftQuery,
    answers: { 200: driftList },
  },
  driftCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/drift.csv",
    summary: "All differences of a filter as CSV",
    verb: "drift.read",
    query: driftFilterQuery,
    answers: { 200: null },
    media: "text/csv",
  },
  driftReasons: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/drift/reasons",
    summary: "Write a reason for differences that no rule explains, or remove it",
    verb: "drift.explain",
    body: driftReasonsInput,
    answers: { 200: driftReasonsAnswer },
  },
  plannedChangesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/planned-changes",
    summary: "Changes of the original that people announced",
    verb: "drift.read",
    query: z.object(pageQuery),
    answers: { 200: plannedChangeList },
  },
  plannedChangesAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/planned-changes",
    summary: "Announce a change of the original",
    verb: "drift.explain",
    body: plannedChangeInput,
    answers: { 201: plannedChange },
  },
  plannedChangesEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/planned-changes/{planned}",
    summary: "Edit an announced change",
    verb: "drift.explain",
    body: plannedChangePatch,
    ifMatch: "required",
    answers: { 200: plannedChange },
  },
  plannedChangesArchive: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/planned-changes/{planned}",
    summary: "Take an announced change out; it is kept",
    verb: "drift.explain",
    ifMatch: "required",
    answers: { 200: plannedChange },
  },
  sourceHealth: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/source-health",
    summary: "Agents of the original by health, at each import of them",
    verb: "drift.read",
    answers: { 200: sourceHealth },
  },
});
