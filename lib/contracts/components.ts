import { z } from "zod";
import { componentFlagCodes } from "@/lib/domain/component-flags";
import { componentKinds } from "@/lib/domain/components";
import { groupRoles, healths, severities, stages } from "@/lib/domain/stages";
import { defineEndpoints } from "./endpoint";
import { historyEntry } from "./history";
import { progressQuery } from "./progress";
import { anyOf, asOf, count, instant, listOf, nameUpTo, pageQuery, tags, truth } from "./wire";

const who = z.object({ by: z.string(), at: instant });

/** A server, a database, a console: as exports tell it, as people entered it, or both side by side. */
export const component = z.object({
  id: z.uuid(),
  kind: z.enum(componentKinds),
  name: z.string(),
  group: z.string(),
  role: z.enum(groupRoles),
  /** What the exports say; where none tells, what people entered. */
  version: z.string().nullable(),
  release: z.string().nullable(),
  rollup: z.string().nullable(),
  health: z.enum(healths).nullable(),
  /** Agents whose primary server it is in its management group; null where agents do not report to that kind. */
  agents: count.nullable(),
  /** Most agents it should carry, by the documents or the migration's settings. */
  limit: count.nullable(),
  flags: z.array(z.object({ code: z.enum(componentFlagCodes as [string, ...string[]]), severity: z.enum(severities), reason: z.string() })),
  /** People planned it. Observed as well, it has an import. */
  planned: z.boolean(),
  /** The import that said the latest word of it; null where no export ever listed it. */
  importId: z.uuid().nullable(),
  importNumber: count.nullable(),
  observedAt: instant.nullable(),
  /** Whether the latest whole export of its kind lists it; null where none ever did. */
  listed: z.boolean().nullable(),
  isRoot: z.boolean().nullable(),
  primaryServer: z.string().nullable(),
  /** Null where no export tells; empty where one tells that there are none. */
  failoverServers: z.array(z.string()).nullable(),
  /** The spellings by which agents name it as their primary server. */
  knownAs: z.array(z.string()),
  instance: z.string().nullable(),
  enteredVersion: z.string().nullable(),
  owner: z.string().nullable(),
  tags: z.array(z.string()),
  notes: z.string().nullable(),
  /** Null where nobody entered it: then only exports speak of it, and there is nothing to edit. */
  entered: who.nullable(),
  /** Taken out by a person. An observed one stays listed without what was entered. */
  archived: who.nullable(),
  revision: count,
});
export type Component = z.infer<typeof component>;

/** What a management group's own export says of it. */
const groupFacts = z.object({
  name: z.string(),
  role: z.enum(groupRoles),
  version: z.string().nullable(),
  release: z.string().nullable(),
  product: z.string().nullable(),
  license: z.string().nullable(),
  expires: z.string().nullable(),
  /** It runs without a product key; `ends`: the day, where it is told. */
  evaluation: z.object({ ends: z.iso.date().nullable() }).nullable(),
  importId: z.uuid(),
  importNumber: count,
  observedAt: instant,
});
export type GroupFacts = z.infer<typeof groupFacts>;

export const componentList = listOf(component).extend({ groups: z.array(groupFacts) });
export type ComponentList = z.infer<typeof componentList>;

export const componentListQuery = z.object({
  ...pageQuery,
  kind: anyOf(z.enum(componentKinds)),
  group: anyOf(z.string().max(120)),
  q: z.string().max(255).optional(),
  planned: truth,
  archived: truth,
  asOf: asOf.optional(),
});
export type ComponentListQuery = z.infer<typeof componentListQuery>;

const fact = z.object({ field: z.string(), name: z.string(), value: z.string() });

export const componentDetail = component.extend({
  /** The latest word on each field that any export told. */
  facts: z.array(fact),
  /** What changed at which import, newest first. */
  history: z.array(historyEntry),
  /** What each import said, newest first; no facts where its row was rejected. */
  observations: z.array(z.object({ at: instant, import: count, importId: z.uuid(), facts: z.array(fact) })),
  stages: z.record(z.enum(stages), count),
  builds: z.array(z.object({ version: z.string().nullable(), release: z.string().nullable(), agents: count })),
  /** Gateways of its management group that report to it, or would if their primary server failed. */
  gateways: z.array(z.object({ id: z.uuid(), name: z.string(), as: z.enum(["primary", "failover"]) })),
});
export type ComponentDetail = z.infer<typeof componentDetail>;

const text = (longest: number) => z.string().trim().max(longest).nullable().optional();
const said = {
  instance: text(120),
  version: text(60),
  owner: text(200),
  tags: tags.optional(),
  notes: text(4000),
  planned: z.boolean().optional(),
};

/** Management group, kind and name are what it is; to correct those, take it out and enter it again. */
export const componentInput = z.strictObject({
  kind: z.enum(componentKinds),
  name: nameUpTo(255),
  group: z.string().trim().min(1).max(120),
  ...said,
});
export type ComponentInput = z.infer<typeof componentInput>;
export const componentPatch = z.strictObject(said);
export type ComponentPatch = z.infer<typeof componentPatch>;

export const componentEndpoints = defineEndpoints({
  componentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/components",
    summary: "List servers, databases and consoles",
    verb: "components.read",
    query: componentListQuery,
    answers: { 200: componentList },
  },
  componentsCreate: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/components",
    summary: "Enter a component by hand",
    verb: "components.edit",
    body: componentInput,
    answers: { 201: component },
  },
  componentsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "One component with its history and its agents",
    verb: "components.read",
    query: progressQuery,
    answers: { 200: componentDetail },
  },
  componentsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "Edit what people entered of a component",
    verb: "components.edit",
    body: componentPatch,
    ifMatch: "required",
    answers: { 200: component },
  },
  componentsArchive: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "Take out what people entered of a component; it is kept",
    verb: "components.edit",
    ifMatch: "required",
    answers: { 200: component },
  },
});
