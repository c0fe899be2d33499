import { z } from "zod";
import { pendingActionNames, pendingFor } from "@/lib/domain/pending";
import { groupRoles, stages } from "@/lib/domain/stages";
import { defineEndpoints } from "./endpoint";
import { anyOf, asOf, count, instant, listOf, pageQuery, truth } from "./wire";

/** An action that a management group's latest export of Pending Management shows waiting. */
export const pendingItem = z.object({
  id: z.uuid(),
  group: z.string(),
  role: z.enum(groupRoles),
  /** The computer as the export names it, lower case. */
  name: z.string(),
  /** The agent that the name means; null where no management group lists one. */
  agent: z.string().nullable(),
  stage: z.enum(stages).nullable(),
  /** Null where Operations Manager is not known to have such an action. */
  action: z.enum(pendingActionNames as [string, ...string[]]).nullable(),
  actionName: z.string(),
  waits: z.enum(pendingFor),
  server: z.string().nullable(),
  /** When the action was last touched: an instant, or the text of the file where its dates are undecided. */
  since: z.string().nullable(),
  /** The management group lists the agent since after that export: it waits no longer, though no later export says so. */
  overtaken: z.boolean(),
  importId: z.uuid(),
  importNumber: count,
  observedAt: instant,
});
export type PendingItem = z.infer<typeof pendingItem>;

/** What is known of a management group's Pending Management. `import...` is null where no export was applied by then. */
const pendingGroup = z.object({
  name: z.string(),
  role: z.enum(groupRoles),
  importId: z.uuid().nullable(),
  importNumber: count.nullable(),
  observedAt: instant.nullable(),
  /** Actions that wait, without those overtaken, and how many of them are failures. */
  waiting: count,
  failed: count,
});
export type PendingGroup = z.infer<typeof pendingGroup>;

export const pendingList = listOf(pendingItem).extend({ groups: z.array(pendingGroup) });
export type PendingList = z.infer<typeof pendingList>;

export const pendingListQuery = z.object({
  ...pageQuery,
  group: anyOf(z.string().max(120)),
  action: anyOf(z.enum(pendingActionNames as [string, ...string[]])),
  waits: anyOf(z.enum(pendingFor)),
  /** Whether the management group lists the agent since. */
  overtaken: truth,
  q: z.string().max(255).optional(),
  asOf: asOf.optional(),
});
export type PendingListQuery = z.infer<typeof pendingListQuery>;

export const pendingEndpoints = defineEndpoints({
  pendingList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/pending",
    summary: "List what waits in Pending Management",
    verb: "agents.read",
    query: pendingListQuery,
    answers: { 200: pendingList },
  },
});
