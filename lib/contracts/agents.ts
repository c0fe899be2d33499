import { z } from "zod";
import type { AgentEdit } from "@/lib/domain/agent-edits";
import {
  agentFields,
  agentSorts,
  byField,
  type ManyField,
  manyFields,
  type ToldMoment,
  type TruthField,
  truthFields,
  type ValueOf,
} from "@/lib/domain/agent-fields";
import { readAskedMoment, toldMoments } from "@/lib/domain/asked-moments";
import { listFieldNames } from "@/lib/domain/people-lists/fields";
import { causeCodes } from "@/lib/domain/remaining/cause-codes";
import { alertsFroms, flagCodes, groupRoles, healths, methods, severities, stages } from "@/lib/domain/stages";
import { alias, nameApart } from "./aliases";
import { defineEndpoints } from "./endpoint";
import { historyEntry } from "./history";
import { progressQuery } from "./progress";
import { anyOf, asOf, count, givenDate, instant, listOf, pageQuery, tags, truth } from "./wire";

const flag = z.object({
  code: z.enum(flagCodes as [string, ...string[]]),
  /** Of this one: a change that settles still is information. */
  severity: z.enum(severities),
  reason: z.string(),
  /** The capture that first showed it. */
  since: instant,
  settling: z.boolean(),
});
const reasoned = z.object({ reason: z.string(), by: z.string(), at: instant });

export const membership = z.object({
  name: z.string(),
  role: z.enum(groupRoles),
  version: z.string().nullable(),
  health: z.enum(healths).nullable(),
  grey: z.boolean().nullable(),
  primaryServer: z.string().nullable(),
  manuallyInstalled: z.boolean().nullable(),
  proxying: z.boolean().nullable(),
  lastModified: z.string().nullable(),
  importId: z.uuid(),
  importNumber: count,
  /** Only the agent's own configuration says so; the group itself has not been exported yet. */
  claimed: z.boolean(),
});

const listSource = { importId: z.uuid(), importNumber: count, row: count };

export const agent = z.object({
  id: z.uuid(),
  /** Number inside the migration, by which lists of many agents name it. */
  key: count,
  fqdn: z.string(),
  stage: z.enum(stages),
  stageReason: z.string(),
  version: z.string().nullable(),
  release: z.string().nullable(),
  rollup: z.string().nullable(),
  flags: z.array(flag),
  done: z.boolean(),
  notReporting: z.boolean(),
  /** Why it is not done yet; null where it is, or is out of scope. */
  cause: z.enum(causeCodes).nullable(),
  method: z.enum(methods).nullable(),
  /** Whether a person set the method; otherwise it is proposed from the exports. */
  methodSet: z.boolean(),
  manuallyInstalled: z.boolean().nullable(),
  groups: z.array(membership),
  domain: z.string().nullable(),
  owner: z.string().nullable(),
  /** Whether a person set it; otherwise people's lists say it. */
  ownerSet: z.boolean(),
  /** Those of people and of their lists. */
  tags: z.array(z.string()),
  note: z.string().nullable(),
  noteSet: z.boolean(),
  excluded: reasoned.nullable(),
  cutOverAccepted: reasoned.nullable(),
  /** From which side its alerts are answered, and since which day; null where nobody said. */
  alertsFrom: z.enum(alertsFroms).nullable(),
  alertsSince: z.iso.date().nullable(),
  wave: z.null(),
  /** What people's lists say, field by field: the newest that says anything counts, unless somebody typed it; others say otherwise. */
  listed: z.array(
    z.object({
      field: z.enum(listFieldNames),
      value: z.string(),
      ...listSource,
      others: z.array(z.object({ value: z.string(), ...listSource })),
    }),
  ),
  revision: count,
  /** Moments; null: never. */
  ...byField<Record<ToldMoment, z.ZodNullable<typeof instant>>>(toldMoments, () => instant.nullable()),
});
export type Agent = z.infer<typeof agent>;
export const agentList = listOf(agent);

export const agentDetail = agent.extend({
  history: z.array(historyEntry),
  periods: z.array(z.object({ stage: z.enum(stages), from: instant, to: instant.nullable() })),
  /** Every applied import of agents until the moment, oldest first. */
  imports: z.array(z.object({ number: count, id: z.uuid(), at: instant, groups: z.array(z.string()) })),
  /** Further names in exports that people say mean this agent. They hold for every moment. */
  aliases: z.array(alias),
  /** Pairs of names, one of them its own, of which people say that they are two computers. */
  apart: z.array(nameApart),
});
export type AgentDetail = z.infer<typeof agentDetail>;

export const agentSort = z.enum(agentSorts.flatMap((s) => [s, `-${s}`]) as [string, ...string[]]);
/** What of an agent is asked by yes or no: in an address as words, in JSON as true or false. */
export const agentTruths = <Truth extends z.ZodType>(truth: Truth) => byField<Record<TruthField, Truth>>(truthFields, () => truth);

const askedMoment = z.string().refine((text) => {
  const told = readAskedMoment(text);
  return told && (told.is === "never" || asOf.safeParse(told.at).success);
}, "Say never, since:2014-02-03 or before:2014-02-03");

type Many = { [F in ManyField]: ReturnType<typeof anyOf<z.ZodType<ValueOf<F>>>> };
const many = byField<Many>(manyFields, (name) => {
  const field = agentFields[name];
  if ("from" in field) return anyOf(z.enum(field.from as readonly [string, ...string[]]));
  return anyOf("upTo" in field ? z.string().max(field.upTo) : askedMoment);
});
/** The one definition of an agents filter: page, API, CSV and links share it. */
export const agentFilter = { ...many, q: z.string().max(255).optional(), ...agentTruths(truth), asOf: asOf.optional() };
export const agentFilterQuery = z.object({ ...agentFilter, sort: agentSort.default("fqdn") });
export const agentListQuery = z.object({ ...agentFilter, sort: agentSort.default("fqdn"), ...pageQuery });
export type AgentListQuery = z.infer<typeof agentListQuery>;
export type AgentFilterQuery = z.infer<typeof agentFilterQuery>;

/** Rows by key: as many as a screen and its neighbours hold. */
export const agentRowLimit = 500;
export const agentRowsQuery = z.object({
  keys: z
    .string()
    .regex(/^[1-9]\d{0,8}(,[1-9]\d{0,8})*$/, "Keys are whole numbers, separated by commas")
    .transform((text) => text.split(",").map(Number))
    .refine((keys) => keys.length <= agentRowLimit, `At most ${agentRowLimit} keys at once`),
  asOf: asOf.optional(),
});
/** In the order asked for; a key that no import speaks of at the moment is left out. */
export const agentRows = z.object({ items: z.array(agent) });

/** Agents that share something with one, by stage: how alike are its neighbours. */
export const agentNeighbours = z.object({
  items: z.array(
    z.object({
      kind: z.enum(["server", "domain"]),
      name: z.string(),
      total: count,
      stages: z.record(z.enum(stages), count),
    }),
  ),
});
export type AgentNeighbours = z.infer<typeof agentNeighbours>;

const reason = z.string().trim().min(1).max(1000);
export const agentPatch = z.strictObject({
  owner: z.string().trim().max(200).nullable().optional(),
  tags: tags.optional(),
  method: z.enum(methods).nullable().optional(),
  note: z.string().trim().max(4000).nullable().optional(),
  excluded: z.strictObject({ reason }).nullable().optional(),
  cutOverAccepted: z.strictObject({ reason }).nullable().optional(),
  alertsFrom: z.enum(alertsFroms).nullable().optional(),
  /** Left out, a new side counts from today. */
  alertsSince: givenDate.optional(),
} satisfies Record<AgentEdit, z.ZodType>);
export type AgentPatch = z.infer<typeof agentPatch>;

const agentLandmarks = z.object({ step: count, names: z.array(z.string()) });
export type AgentLandmarks = z.infer<typeof agentLandmarks>;

export const agentEndpoints = defineEndpoints({
  agentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents",
    summary: "List agents",
    verb: "agents.read",
    query: agentListQuery,
    answers: { 200: agentList },
  },
  agentsCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents.csv",
    summary: "All agents of a filter as CSV",
    verb: "agents.read",
    query: agentFilterQuery,
    answers: { 200: null },
    media: "text/csv",
  },
  agentsOrder: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/order",
    summary: "Keys of all agents of a filter in order: 32 bits each, the highest byte first",
    verb: "agents.read",
    query: agentFilterQuery,
    answers: { 200: null },
    media: "application/octet-stream",
  },
  agentsLandmarks: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/landmarks",
    summary: "Names at even distances in the order of a filter, 250 at the most: the one at n stands at place n times step",
    verb: "agents.read",
    query: agentFilterQuery,
    answers: { 200: agentLandmarks },
  },
  agentsRows: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/rows",
    summary: "Agents by key",
    verb: "agents.read",
    query: agentRowsQuery,
    answers: { 200: agentRows },
  },
  agentsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}",
    summary: "One agent with its history",
    verb: "agents.read",
    query: progressQuery,
    answers: { 200: agentDetail },
  },
  agentsNeighbours: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}/neighbours",
    summary: "Agents of the same primary servers and the same domain, by stage",
    verb: "agents.read",
    query: progressQuery,
    answers: { 200: agentNeighbours },
  },
  agentsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}",
    summary: "Edit what people say of an agent",
    verb: "agents.edit",
    body: agentPatch,
    ifMatch: "required",
    answers: { 200: agent },
  },
});
