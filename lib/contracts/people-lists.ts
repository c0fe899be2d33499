import { z } from "zod";
import { listFieldNames } from "@/lib/domain/people-lists/fields";
import { defineEndpoints } from "./endpoint";
import { anyOf, calendarDate, count, instant, listOf, pageQuery } from "./wire";

const source = { importId: z.uuid(), importNumber: count, row: count };

/** What the lists of people say together, and what neither they nor the exports know of each other. */
export const peopleLists = z.object({
  /** Lists that count, the newest first. */
  lists: z.array(
    z.object({
      importId: z.uuid(),
      importNumber: count,
      fileName: z.string(),
      capturedAt: instant,
      appliedBy: z.string(),
      rows: count,
      /** Agents that its rows mean, and rows that mean none. */
      agents: count,
      withoutAgent: count,
      fields: z.array(z.enum(listFieldNames)),
    }),
  ),
  /** Agents that any list says something of. */
  listed: count,
  /** Computers that lists name and no management group monitors; names that may be one of several agents. */
  withoutAgent: count,
  several: count,
  /** Agents in scope, and those of them that nobody owns. */
  inScope: count,
  unowned: count,
  /** Fields of agents of which lists say different things. */
  conflicts: count,
  /** Agents in scope that are to go: by the day before today, and by the target date; null without one. */
  decommission: z.object({ listed: count, passed: count, beforeTarget: count.nullable() }),
});
export type PeopleLists = z.infer<typeof peopleLists>;

/** A name in a list that means no agent. */
export const listedServer = z.object({
  name: z.string(),
  /** Agents of which it may be one. */
  candidates: z.array(z.string()),
  owner: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  site: z.string().nullable(),
  decommission: z.string().nullable(),
  fileName: z.string(),
  ...source,
});
export type ListedServer = z.infer<typeof listedServer>;

export const listConflict = z.object({
  fqdn: z.string(),
  field: z.enum(listFieldNames),
  /** What counts of the lists. */
  value: z.string(),
  ...source,
  others: z.array(z.object({ value: z.string(), ...source })),
  /** What somebody typed, which counts before every list; null where nobody did. */
  typed: z.string().nullable(),
});
export type ListConflict = z.infer<typeof listConflict>;

/** An owner with what is theirs. Agents in scope; names that differ in case only are one. */
export const agentOwner = z.object({
  /** Null: of agents that nobody owns. */
  owner: z.string().nullable(),
  mails: z.array(z.string()),
  agents: count,
  done: count,
  notReporting: count,
  services: z.array(z.string()),
  environments: z.array(z.string()),
  changeWindows: z.array(z.string()),
  /** The first day on which one of them goes out of service, from today on. */
  nextDecommission: calendarDate.nullable(),
});
export type AgentOwner = z.infer<typeof agentOwner>;

const serversQuery = z.object({ ...pageQuery, is: anyOf(z.enum(["none", "several"])), q: z.string().max(255).optional() });
export type ListedServersQuery = z.infer<typeof serversQuery>;
const conflictsQuery = z.object({ ...pageQuery, q: z.string().max(255).optional() });
const ownersQuery = z.object({ ...pageQuery, owner: z.string().max(200).optional(), q: z.string().max(255).optional() });
export type OwnersQuery = z.infer<typeof ownersQuery>;

export const peopleListEndpoints = defineEndpoints({
  peopleLists: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/people-lists",
    summary: "What people's lists say, and what is in one of lists and exports only",
    verb: "agents.read",
    answers: { 200: peopleLists },
  },
  listedServers: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/people-lists/servers",
    summary: "Names in people's lists that mean no agent",
    verb: "agents.read",
    query: serversQuery,
    answers: { 200: listOf(listedServer) },
  },
  listedServersCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/people-lists/servers.csv",
    summary: "Servers in people's lists that no management group lists, as CSV",
    verb: "agents.read",
    answers: { 200: null },
    media: "text/csv",
  },
  listConflicts: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/people-lists/conflicts",
    summary: "Fields of agents of which people's lists say different things",
    verb: "agents.read",
    query: conflictsQuery,
    answers: { 200: listOf(listConflict) },
  },
  owners: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/owners",
    summary: "Owners of agents in scope, those with most to do first",
    verb: "agents.read",
    query: ownersQuery,
    answers: { 200: listOf(agentOwner) },
  },
});
