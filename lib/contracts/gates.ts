import { z } from "zod";
import { checkResults } from "@/lib/domain/checks/result";
import { itemKinds } from "@/lib/domain/gates/items";
import { gateStates } from "@/lib/domain/gates/state";
import { phases } from "@/lib/domain/tasks/phases";
import { defineEndpoints } from "./endpoint";
import { count, instant, listOf } from "./wire";

/** Something that is not as a signature would have it. `task` is what a waiver names: the id of a task, or the name of a drift. */
const gateItem = z.object({
  kind: z.enum(itemKinds),
  task: z.string(),
  key: z.string().nullable(),
  title: z.string(),
  /** What several of its kind are called together. */
  alike: z.string(),
  subject: z.string().nullable(),
  why: z.string(),
  waivable: z.boolean(),
  importId: z.uuid().nullable(),
  importNumber: count.nullable(),
});

/** A check of the phase as it stands, with the newest import behind it. */
const gateCheck = z.object({
  task: z.uuid(),
  key: z.string(),
  title: z.string(),
  subject: z.string().nullable(),
  result: z.enum(checkResults),
  summary: z.string(),
  importId: z.uuid().nullable(),
  importNumber: count.nullable(),
});

const waiver = gateItem.pick({ kind: true, task: true, key: true, title: true, subject: true, why: true }).extend({ reason: z.string() });

/** What the tasks, the counts and the checks said when the gate was signed. */
const signedFacts = z.object({
  tasks: z.object({ done: count, total: count, stale: count, blocked: count, inProgress: count }),
  agents: z.object({ total: count, done: count, notReporting: count }),
  checks: z.array(gateCheck),
});
export type SignedFacts = z.infer<typeof signedFacts>;

const signature = z.object({ by: z.string(), at: instant, waivers: z.array(waiver), facts: signedFacts });

export const gate = z.object({
  phase: z.enum(phases),
  state: z.enum(gateStates),
  /** One paragraph why. */
  summary: z.string(),
  open: z.array(gateItem),
  checks: z.array(gateCheck),
  signature: signature.nullable(),
  /** What came to light after the signature. It undoes nothing. */
  since: z.array(gateItem),
});
export type Gate = z.infer<typeof gate>;

export const gateList = listOf(gate);
export type GateList = z.infer<typeof gateList>;

const reason = z.string().trim().min(1, "Say why").max(1000);

/** `task` is an open item's `task`, or a key such as DEP-12. */
export const signatureInput = z.strictObject({
  waivers: z
    .array(z.strictObject({ task: z.string().trim().min(1).max(400), reason }))
    .max(1000)
    .optional(),
});
export type SignatureInput = z.infer<typeof signatureInput>;

export const withdrawal = z.strictObject({ reason });
export type Withdrawal = z.infer<typeof withdrawal>;

export const gateEndpoints = defineEndpoints({
  gatesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/gates",
    summary: "The gate of each phase: what is open, what exports say, who signed",
    verb: "gates.read",
    answers: { 200: gateList },
  },
  gatesSign: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/gates/{phase}/signature",
    summary: "Sign a gate, with a reason for each open item that is let pass; 409 gate-open names what is left",
    verb: "gates.sign",
    body: signatureInput,
    answers: { 200: gate },
  },
  gatesWithdraw: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/gates/{phase}/signature",
    summary: "Withdraw the signature of a gate, with a reason",
    verb: "gates.sign",
    body: withdrawal,
    answers: { 200: gate },
  },
});
