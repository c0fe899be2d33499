import { z } from "zod";
import { componentKinds } from "@/lib/domain/components";
import { deployStates } from "@/lib/domain/deployment";
import { firewallTimes } from "@/lib/domain/firewall/rules";
import { healths, stages } from "@/lib/domain/stages";
import { defineEndpoints } from "./endpoint";
import { count, instant } from "./wire";

/** Agents in scope that no new management group lists yet, as the filter of their list. */
const comingRows = z.object({ stage: z.array(z.enum(stages)), server: z.array(z.string()).optional(), inScope: z.literal(true) });
const load = z.object({ name: z.string(), agents: count, limit: count, over: count });

/** Servers that share agents among themselves: those of one kind in one management group. */
const room = z.object({
  group: z.string(),
  kind: z.enum(["managementServer", "gateway"]),
  /** As exports tell it, with the names by which agents know each server. */
  now: z.array(load.extend({ knownAs: z.array(z.string()) })),
  /** With the agents in scope that are not in the new management group yet, the emptiest servers filled first. */
  planned: z.array(load),
  /** Agents that are still to come to servers of this kind. */
  coming: count,
  /** The filter that lists exactly those; null where there is none. */
  comingRows: comingRows.nullable(),
  /** When the server with most agents fails, and the others take its agents in equal parts: now, and as planned. */
  oneDown: z.object({
    now: z.object({ failed: z.string().nullable(), moved: count, left: z.array(load), homeless: count, fits: z.boolean() }),
    planned: z.object({ failed: z.string().nullable(), moved: count, left: z.array(load), homeless: count, fits: z.boolean() }),
  }),
});

const end = z.object({ label: z.string(), names: z.array(z.string()) });

/** The new management groups: what is planned against what is seen, room with a server down, and what the firewall must let through. */
export const deployment = z.object({
  components: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(componentKinds),
      name: z.string(),
      instance: z.string().nullable(),
      group: z.string(),
      state: z.enum(deployStates),
      version: z.string().nullable(),
      release: z.string().nullable(),
      /** Null where no export tells: the version of a server proves its release only. */
      rollup: z.string().nullable(),
      health: z.enum(healths).nullable(),
      agents: count.nullable(),
      importId: z.uuid().nullable(),
      importNumber: count.nullable(),
      observedAt: instant.nullable(),
      entered: z.object({ by: z.string(), at: instant }).nullable(),
      revision: count,
    }),
  ),
  /** Kinds that a management group needs and that nobody planned, saw or confirmed there. */
  notPlanned: z.array(z.object({ group: z.string(), kind: z.enum(componentKinds) })),
  rooms: z.array(room),
  firewall: z.object({
    entries: z.array(
      z.object({
        group: z.string(),
        from: end,
        to: end,
        ports: z.array(z.object({ port: z.string(), protocol: z.enum(["TCP", "UDP", "ICMP"]) })),
        time: z.enum(firewallTimes),
        why: z.string(),
      }),
    ),
    /** Kinds of which no computer is known yet, so that their rules are missing. */
    waiting: z.array(z.enum(componentKinds)),
  }),
});
export type Deployment = z.infer<typeof deployment>;

export const deploymentEndpoints = defineEndpoints({
  deployment: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/deployment",
    summary: "The new management groups: planned against seen, room with a server down, firewall",
    verb: "components.read",
    answers: { 200: deployment },
  },
  firewallCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/firewall.csv",
    summary: "What the firewall must let through for the new management groups, as CSV",
    verb: "components.read",
    answers: { 200: null },
    media: "text/csv",
  },
});
