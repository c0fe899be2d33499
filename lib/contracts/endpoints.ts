import { z } from "zod";
import { limitNames } from "@/lib/domain/limits";
import type { Verb } from "@/lib/domain/roles";
import { activityList, activityQuery } from "./activity";
import { agentChangePlan, agentChangeRecord, agentChangesInput, agentChangeUndone } from "./agent-changes";
import {
  agent,
  agentDetail,
  agentFilterQuery,
  agentList,
  agentListQuery,
  agentNeighbours,
  agentPatch,
  agentRows,
  agentRowsQuery,
} from "./agents";
import { alias, aliasInput, aliasList } from "./aliases";
import { component, componentDetail, componentInput, componentList, componentListQuery, componentPatch } from "./components";
import { importInput, importList, importListQuery, importRecord, importRows, importRowsQuery } from "./imports";
import { migration, migrationInput, migrationList, migrationPatch } from "./migrations";
import { comparison, comparisonQuery, overview } from "./overview";
import { account, accountPatch, newToken, setupInput, setupState } from "./people";
import { progress, progressQuery } from "./progress";
import {
  buildList,
  buildMoved,
  buildName,
  limit,
  limitInput,
  limitList,
  person,
  personInput,
  personList,
  personPatch,
  personWithPassword,
  token,
  tokenList,
  tokenWithSecret,
} from "./settings";
import { completionInput, task, taskInput, taskList, taskListQuery, taskPatch } from "./tasks";
import { pageQuery } from "./wire";

/** One endpoint: who may call it, what goes in, what comes out. Handlers, the role test and the OpenAPI document read this. */
export type Endpoint = {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  path: string;
  summary: string;
  /** Null: open to everybody. */
  verb: Verb | null;
  params?: z.ZodObject;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Multipart or another body that the verb reads itself. */
  rawBody?: true;
  ifMatch?: "required" | "optional";
  /** Schema per successful status; null where the answer is not JSON. */
  answers: Record<number, z.ZodType | null>;
  /** Content type of an answer that is not JSON. */
  media?: string;
};

const inMigration = z.object({ migration: z.uuid() });
const ofImport = inMigration.extend({ import: z.uuid() });
const ofComponent = inMigration.extend({ component: z.uuid() });
const ofTask = inMigration.extend({ task: z.uuid() });
const ofPerson = z.object({ person: z.string().min(1).max(100) });
const ofBuild = z.object({ build: z.string().regex(/^\d{1,9}(\.\d{1,9}){2,3}$/) });
const ofAgent = inMigration.extend({ fqdn: z.string().min(1).max(300) });

const ofAlias = inMigration.extend({ name: z.string().min(1).max(300) });

const define = <const E extends Record<string, Endpoint>>(list: E) => list;

export const endpoints = define({
  health: {
    method: "GET",
    path: "/api/health",
    summary: "Whether the server and its database answer",
    verb: null,
    answers: { 200: z.object({ status: z.literal("ok"), database: z.literal("ok"), version: z.string() }) },
  },
  openapi: {
    method: "GET",
    path: "/api/v1/openapi.json",
    summary: "This document",
    verb: null,
    answers: { 200: z.looseObject({ openapi: z.string() }) },
  },

  setupGet: {
    method: "GET",
    path: "/api/v1/setup",
    summary: "Whether the first account is still to be made",
    verb: null,
    answers: { 200: setupState },
  },
  setupCreate: {
    method: "POST",
    path: "/api/v1/setup",
    summary: "Make the first account and sign in",
    verb: null,
    body: setupInput,
    answers: { 201: account },
  },
  accountGet: { method: "GET", path: "/api/v1/account", summary: "Who is asking", verb: "account.edit", answers: { 200: account } },
  accountEdit: {
    method: "PATCH",
    path: "/api/v1/account",
    summary: "Edit one's own account",
    verb: "account.edit",
    body: accountPatch,
    answers: { 200: account },
  },

  peopleList: { method: "GET", path: "/api/v1/people", summary: "Who has an account", verb: "people.edit", answers: { 200: personList } },
  peopleCreate: {
    method: "POST",
    path: "/api/v1/people",
    summary: "Make an account; answers its password, once",
    verb: "people.edit",
    body: personInput,
    answers: { 201: personWithPassword },
  },
  peopleEdit: {
    method: "PATCH",
    path: "/api/v1/people/{person}",
    summary: "Change a role, deactivate or activate an account",
    verb: "people.edit",
    params: ofPerson,
    body: personPatch,
    answers: { 200: person },
  },
  peoplePassword: {
    method: "POST",
    path: "/api/v1/people/{person}/password",
    summary: "Give an account a new password; answers it, once",
    verb: "people.edit",
    params: ofPerson,
    answers: { 201: personWithPassword },
  },
  tokensList: { method: "GET", path: "/api/v1/tokens", summary: "Tokens, newest first", verb: "tokens.edit", answers: { 200: tokenList } },
  tokensCreate: {
    method: "POST",
    path: "/api/v1/tokens",
    summary: "Make a token; answers its secret, once",
    verb: "tokens.edit",
    body: newToken,
    answers: { 201: tokenWithSecret },
  },
  tokensRevoke: {
    method: "DELETE",
    path: "/api/v1/tokens/{token}",
    summary: "Revoke a token",
    verb: "tokens.edit",
    params: z.object({ token: z.uuid() }),
    answers: { 200: token },
  },
  buildsList: {
    method: "GET",
    path: "/api/v1/builds",
    summary: "The catalogue of builds, what people named, and what imports show beyond it",
    verb: "migrations.read",
    answers: { 200: buildList },
  },
  buildsName: {
    method: "PUT",
    path: "/api/v1/builds/{build}",
    summary: "Say which release a build is that the catalogue does not know; stages follow",
    verb: "settings.edit",
    params: ofBuild,
    body: buildName,
    answers: { 200: buildMoved },
  },
  buildsUnname: {
    method: "DELETE",
    path: "/api/v1/builds/{build}",
    summary: "Take the name of a build back; stages follow",
    verb: "settings.edit",
    params: ofBuild,
    answers: { 200: buildMoved },
  },
  limitsList: {
    method: "GET",
    path: "/api/v1/limits",
    summary: "Limits as documented and as set here",
    verb: "migrations.read",
    answers: { 200: limitList },
  },
  limitsEdit: {
    method: "PUT",
    path: "/api/v1/limits/{limit}",
    summary: "Set a limit, or go back to the documented one",
    verb: "settings.edit",
    params: z.object({ limit: z.enum(limitNames) }),
    body: limitInput,
    answers: { 200: limit },
  },

  migrationsCreate: {
    method: "POST",
    path: "/api/v1/migrations",
    summary: "Create a migration",
    verb: "migrations.create",
    body: migrationInput,
    answers: { 201: migration },
  },
  migrationsList: {
    method: "GET",
    path: "/api/v1/migrations",
    summary: "List migrations",
    verb: "migrations.read",
    query: z.object({
      ...pageQuery,
      archived: z
        .enum(["true", "false"])
        .transform((v) => v === "true")
        .optional(),
    }),
    answers: { 200: migrationList },
  },
  migrationsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}",
    summary: "One migration",
    verb: "migrations.read",
    params: inMigration,
    answers: { 200: migration },
  },
  migrationsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}",
    summary: "Edit, archive or restore a migration",
    verb: "migrations.edit",
    params: inMigration,
    body: migrationPatch,
    ifMatch: "required",
    answers: { 200: migration },
  },

  sampleLoad: {
    method: "POST",
    path: "/api/v1/sample",
    summary: "Make a migration of the sample exports through the real import",
    verb: "migrations.create",
    answers: { 201: migration },
  },

  importsCreate: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/imports",
    summary: "Read an export (multipart: file, kind, group, capturedAt, dateOrder, coverage, apply)",
    verb: "imports.create",
    params: inMigration,
    rawBody: true,
    answers: { 200: importRecord, 201: importRecord },
  },
  importsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports",
    summary: "List imports, newest first",
    verb: "imports.read",
    params: inMigration,
    query: importListQuery,
    answers: { 200: importList },
  },
  importsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "One import",
    verb: "imports.read",
    params: ofImport,
    answers: { 200: importRecord },
  },
  importsFile: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}/file",
    summary: "The original file",
    verb: "imports.file",
    params: ofImport,
    answers: { 200: null },
    media: "application/octet-stream",
  },
  importsRows: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}/rows",
    summary: "What happened to each row",
    verb: "imports.read",
    params: ofImport,
    query: importRowsQuery,
    answers: { 200: importRows },
  },
  importsApply: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/imports/{import}/application",
    summary: "Apply a planned import",
    verb: "imports.apply",
    params: ofImport,
    body: importInput,
    ifMatch: "optional",
    answers: { 200: importRecord },
  },
  importsUndo: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "Undo an applied import, or discard a planned one",
    verb: "imports.discard",
    params: ofImport,
    ifMatch: "optional",
    answers: { 200: importRecord },
  },

  agentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents",
    summary: "List agents",
    verb: "agents.read",
    params: inMigration,
    query: agentListQuery,
    answers: { 200: agentList },
  },
  agentsCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents.csv",
    summary: "All agents of a filter as CSV",
    verb: "agents.read",
    params: inMigration,
    query: agentFilterQuery,
    answers: { 200: null },
    media: "text/csv",
  },
  agentsOrder: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/order",
    summary: "Keys of all agents of a filter in order: 32 bits each, the highest byte first",
    verb: "agents.read",
    params: inMigration,
    query: agentFilterQuery,
    answers: { 200: null },
    media: "application/octet-stream",
  },
  agentsRows: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/rows",
    summary: "Agents by key",
    verb: "agents.read",
    params: inMigration,
    query: agentRowsQuery,
    answers: { 200: agentRows },
  },
  agentsChange: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/agents/changes",
    summary: "Change what people say of many agents, or plan it",
    verb: "agents.edit",
    params: inMigration,
    body: agentChangesInput,
    answers: { 200: agentChangePlan, 201: agentChangeRecord },
  },
  agentsChangeUndo: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/agents/changes/{change}",
    summary: "Take a change of many agents back",
    verb: "agents.edit",
    params: inMigration.extend({ change: z.uuid() }),
    answers: { 200: agentChangeUndone },
  },
  agentsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}",
    summary: "One agent with its history",
    verb: "agents.read",
    params: ofAgent,
    query: progressQuery,
    answers: { 200: agentDetail },
  },
  agentsNeighbours: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}/neighbours",
    summary: "Agents of the same primary servers and the same domain, by stage",
    verb: "agents.read",
    params: ofAgent,
    query: progressQuery,
    answers: { 200: agentNeighbours },
  },
  agentsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}",
    summary: "Edit what people say of an agent",
    verb: "agents.edit",
    params: ofAgent,
    body: agentPatch,
    ifMatch: "required",
    answers: { 200: agent },
  },

  aliasesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/aliases",
    summary: "List what names in exports mean, as people said",
    verb: "agents.read",
    params: inMigration,
    query: z.object(pageQuery),
    answers: { 200: aliasList },
  },
  aliasesSet: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/aliases",
    summary: "Say that a name in exports means an agent",
    verb: "aliases.edit",
    params: inMigration,
    body: aliasInput,
    answers: { 200: alias, 201: alias },
  },
  aliasesRemove: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/aliases/{name}",
    summary: "Take back what a name means",
    verb: "aliases.edit",
    params: ofAlias,
    ifMatch: "required",
    answers: { 200: alias },
  },

  componentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/components",
    summary: "List servers, databases and consoles",
    verb: "components.read",
    params: inMigration,
    query: componentListQuery,
    answers: { 200: componentList },
  },
  componentsCreate: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/components",
    summary: "Enter a component by hand",
    verb: "components.edit",
    params: inMigration,
    body: componentInput,
    answers: { 201: component },
  },
  componentsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "One component with its history and its agents",
    verb: "components.read",
    params: ofComponent,
    query: progressQuery,
    answers: { 200: componentDetail },
  },
  componentsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "Edit what people entered of a component",
    verb: "components.edit",
    params: ofComponent,
    body: componentPatch,
    ifMatch: "required",
    answers: { 200: component },
  },
  componentsArchive: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "Take out what people entered of a component; it is kept",
    verb: "components.edit",
    params: ofComponent,
    ifMatch: "required",
    answers: { 200: component },
  },

  tasksList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/tasks",
    summary: "List tasks with what the latest exports say of them",
    verb: "tasks.read",
    params: inMigration,
    query: taskListQuery,
    answers: { 200: taskList },
  },
  tasksAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/tasks",
    summary: "Add a task that the template has not",
    verb: "tasks.shape",
    params: inMigration,
    body: taskInput,
    answers: { 201: task },
  },
  tasksEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/tasks/{task}",
    summary: "Edit what people say of a task",
    verb: "tasks.edit",
    params: ofTask,
    body: taskPatch,
    ifMatch: "required",
    answers: { 200: task },
  },
  tasksComplete: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/tasks/{task}/completion",
    summary: "Tick a task; keeps what exports say of it now as evidence",
    verb: "tasks.complete",
    params: ofTask,
    body: completionInput,
    ifMatch: "required",
    answers: { 200: task },
  },
  tasksReopen: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/tasks/{task}/completion",
    summary: "Take the tick of a task back",
    verb: "tasks.complete",
    params: ofTask,
    ifMatch: "required",
    answers: { 200: task },
  },

  progress: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/progress",
    summary: "Counts of one moment",
    verb: "progress.read",
    params: inMigration,
    query: progressQuery,
    answers: { 200: progress },
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
  events: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/events",
    summary: "Server-sent events: something changed",
    verb: "events.listen",
    params: inMigration,
    answers: { 200: null },
    media: "text/event-stream",
  },
  activityList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/activity",
    summary: "Who did what",
    verb: "activity.read",
    params: inMigration,
    query: activityQuery,
    answers: { 200: activityList },
  },
  activityCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/activity.csv",
    summary: "Who did what, as CSV",
    verb: "activity.read",
    params: inMigration,
    query: activityQuery,
    answers: { 200: null },
    media: "text/csv",
  },
});
