import { z } from "zod";
import { alertsFroms, methods } from "@/lib/domain/stages";
import { agentFilter, agentTruths } from "./agents";
import { defineEndpoints } from "./endpoint";
import { count, givenDate, instant, nameUpTo, newTags, tags } from "./wire";

/** What people may say of many agents at once. Each is one field, so that nobody's other words are touched. */
export const agentChange = z.discriminatedUnion("field", [
  z.strictObject({
    field: z.literal("owner"),
    value: nameUpTo(200, 0)
      .transform((text) => text || null)
      .nullable(),
  }),
  z
    .strictObject({ field: z.literal("tags"), add: newTags.default([]), remove: tags.default([]) })
    .refine(({ add, remove }) => add.length + remove.length > 0, {
      message: "Say a tag to add or to remove",
    }),
  z.strictObject({ field: z.literal("method"), value: z.enum(methods).nullable() }),
  z.strictObject({ field: z.literal("excluded"), value: z.boolean() }),
  z.strictObject({ field: z.literal("cutOverAccepted"), value: z.boolean() }),
  /** Without a day, agents whose alerts are answered there already keep theirs, and the others count from today. */
  z.strictObject({ field: z.literal("alertsFrom"), value: z.enum(alertsFroms).nullable(), since: givenDate.optional() }),
]);
export type AgentChange = z.infer<typeof agentChange>;

const { asOf: _moment, ...presentFilter } = agentFilter;
/** The filter of the list as JSON: at the present moment, and truths are true or false. */
const changeFilter = z.strictObject({ ...presentFilter, ...agentTruths(z.boolean().optional()) });

/**
 * Which agents, what, and why. With `plan: true` nothing is written: the answer counts what would change and gives its
 * `basis`. Without, that basis is required; if agents or their plan moved since, nothing is written and 412 says how it stands.
 */
export const agentChangesInput = z
  .strictObject({
    filter: changeFilter.optional(),
    fqdns: z.array(z.string().min(1).max(300)).min(1).max(20_000).optional(),
    keys: z.array(z.int().min(1).max(2_147_483_647)).min(1).max(120_000).optional(),
    change: agentChange,
    reason: z.string().trim().min(1).max(1000).optional(),
    plan: z.boolean().default(false),
    basis: z.string().max(64).optional(),
  })
  .refine((input) => [input.filter, input.fqdns, input.keys].filter((one) => one !== undefined).length === 1, {
    message: "Name the agents in exactly one way: filter, fqdns or keys",
  });
export type AgentChangesInput = z.infer<typeof agentChangesInput>;

export const agentChangePlan = z.object({
  /** Agents meant. */
  agents: count,
  changing: count,
  /** Agents for which it is so already. */
  already: count,
  /** Agents to which it does not apply: not cut over, or more than 20 tags. */
  leftOut: count,
  basis: z.string(),
});
export type AgentChangePlan = z.infer<typeof agentChangePlan>;

/** A change of many agents that was made. */
export const agentChangeRecord = z.object({
  id: z.uuid(),
  at: instant,
  by: z.string(),
  change: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  changed: count,
  already: count,
  leftOut: count,
  undone: z.object({ at: instant, by: z.string() }).nullable(),
});
export type AgentChangeRecord = z.infer<typeof agentChangeRecord>;

/** The newest changes of many agents. `sentence`: what was said of each agent, "excluded". */
export const agentChangeList = z.object({ items: z.array(agentChangeRecord.extend({ sentence: z.string() })) });
export type AgentChangeList = z.infer<typeof agentChangeList>;

/** What undoing it did: agents changed by somebody since keep what they have, and are named (the first hundred). */
export const agentChangeUndone = agentChangeRecord.extend({ restored: count, kept: count, keptNames: z.array(z.string()) });
export type AgentChangeUndone = z.infer<typeof agentChangeUndone>;

export const agentChangeEndpoints = defineEndpoints({
  agentsChange: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/agents/changes",
    summary: "Change what people say of many agents, or plan it",
    verb: "agents.edit",
    body: agentChangesInput,
    answers: { 200: agentChangePlan, 201: agentChangeRecord },
  },
  agentsChanges: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/changes",
    summary: "The newest changes of many agents, undone or not",
    verb: "agents.read",
    answers: { 200: agentChangeList },
  },
  agentsChangeUndo: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/agents/changes/{change}",
    summary: "Undo a change of many agents",
    verb: "agents.edit",
    answers: { 200: agentChangeUndone },
  },
});
