import { z } from "zod";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { polledStages } from "@/lib/domain/polled/objects";
import { groupRoles, healths } from "@/lib/domain/stages";
import { defineEndpoints } from "./endpoint";
import { anyOf, asOf, count, instant, listOf, pageQuery, truth } from "./wire";

/** A computer or device without an agent of its own, and who polls it. */
export const polledItem = z.object({
  kind: z.enum(polledKinds),
  name: z.string(),
  stage: z.enum(polledStages),
  done: z.boolean(),
  /** Its agent is older than the new management group supports. */
  belowFloor: z.boolean(),
  groups: z.array(
    z.object({
      name: z.string(),
      role: z.enum(groupRoles),
      health: z.enum(healths).nullable(),
      available: z.boolean().nullable(),
      inMaintenance: z.boolean().nullable(),
      version: z.string().nullable(),
      /** The resource pool that polls it, or the agent that watches it. */
      via: z.string().nullable(),
      address: z.string().nullable(),
      type: z.string().nullable(),
      importId: z.uuid(),
      importNumber: count,
      observedAt: instant,
    }),
  ),
});
export type PolledItem = z.infer<typeof polledItem>;

/** `total`: those that any management group polls. */
export const polledCounts = z.object({
  kind: z.enum(polledKinds),
  total: count,
  originalOnly: count,
  both: count,
  newOnly: count,
  gone: count,
  done: count,
  belowFloor: count,
  /** Per management group the latest import that lists the kind as a whole; null where none did. */
  told: z.array(z.object({ group: z.string(), role: z.enum(groupRoles), importId: z.uuid().nullable(), observedAt: instant.nullable() })),
});
export type PolledCounts = z.infer<typeof polledCounts>;

const pool = z.object({
  group: z.string(),
  role: z.enum(groupRoles),
  name: z.string(),
  members: z.array(z.string()),
  importId: z.uuid(),
  observedAt: instant,
});
export type ResourcePool = z.infer<typeof pool>;

export const polledList = listOf(polledItem).extend({ kinds: z.array(polledCounts), pools: z.array(pool) });
export type PolledList = z.infer<typeof polledList>;

export const polledListQuery = z.object({
  ...pageQuery,
  kind: anyOf(z.enum(polledKinds)),
  stage: anyOf(z.enum(polledStages)),
  /** Polled by one of these management groups. */
  group: anyOf(z.string().max(120)),
  done: truth,
  belowFloor: truth,
  q: z.string().max(255).optional(),
  asOf: asOf.optional(),
});

export const polledEndpoints = defineEndpoints({
  polledList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/polled",
    summary: "UNIX and Linux computers, agentless computers and network devices by who polls them, and resource pools",
    verb: "agents.read",
    query: polledListQuery,
    answers: { 200: polledList },
  },
});
