import { z } from "zod";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { goCodes, leaveCodes } from "@/lib/domain/retire/conditions";
import { defineEndpoints } from "./endpoint";
import { calendarDate, count, instant } from "./wire";

const reason = z.string().trim().min(1, "Say why").max(1000);

/** One line of a question. `parts`: whose the agents are that fail it; `name` null: nobody's. */
const condition = z.object({
  code: z.enum([...leaveCodes, ...goCodes]),
  passes: z.boolean(),
  title: z.string(),
  words: z.string(),
  /** Of what fails it; null where nothing is counted. */
  count: count.nullable(),
  parts: z.array(z.object({ name: z.string().nullable(), count })),
});

const statement = z.object({ by: z.string(), at: instant, reason: z.string() });
const question = z.object({ ready: z.boolean(), conditions: z.array(condition) });

/** An original: may its agents leave (RTR-15), may its servers go (RTR-09, RTR-11), and since which day it is retired. */
const retiringGroup = z.object({
  id: z.uuid(),
  name: z.string(),
  retired: statement.extend({ on: calendarDate }).nullable(),
  /** What a lead stated that there is none of; null where nobody did. */
  statements: z.record(z.enum(polledKinds), statement.nullable()),
  leave: question,
  /** `ready` only where agents may leave as well. */
  go: question,
});

/** Whether the Retire phase is open, and what stands in the way of each original. */
export const retirement = z.object({
  opened: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** The Upgrade gate is signed, so that a lead may open the phase. */
  mayOpen: z.boolean(),
  /** Every original is retired, or its servers may go. */
  ready: z.boolean(),
  summary: z.string(),
  groups: z.array(retiringGroup),
});
export type Retirement = z.infer<typeof retirement>;

export const retirementInput = z.strictObject({ reason });
export type RetirementInput = z.infer<typeof retirementInput>;

/** Since which day nobody is in it. */
export const groupRetirementInput = z.strictObject({ on: calendarDate, reason });
export type GroupRetirementInput = z.infer<typeof groupRetirementInput>;

const path = "/api/v1/migrations/{migration}/retirement";
const groupPath = "/api/v1/migrations/{migration}/groups/{group}";
export const retirementEndpoints = defineEndpoints({
  retirementRead: {
    method: "GET",
    path,
    summary: "Whether the Retire phase is open, and what stands in the way of taking the original away",
    verb: "retirement.read",
    answers: { 200: retirement },
  },
  retirementOpen: {
    method: "PUT",
    path,
    summary: "Open the Retire phase: agents that cut over are expected from then on; needs a signed Upgrade gate",
    verb: "retirement.edit",
    body: retirementInput,
    answers: { 200: retirement },
  },
  retirementClose: {
    method: "DELETE",
    path,
    summary: "Close the Retire phase again, with a reason",
    verb: "retirement.edit",
    body: retirementInput,
    answers: { 200: retirement },
  },
  groupRetire: {
    method: "PUT",
    path: `${groupPath}/retirement`,
    summary: "Mark an original as retired since a day: nobody is in it from then on; 409 not-ready names what stands in the way",
    verb: "retirement.edit",
    body: groupRetirementInput,
    answers: { 200: retirement },
  },
  groupUnretire: {
    method: "DELETE",
    path: `${groupPath}/retirement`,
    summary: "Undo the retirement of an original: everything is as it was",
    verb: "retirement.edit",
    answers: { 200: retirement },
  },
  groupState: {
    method: "PUT",
    path: `${groupPath}/statements/{kind}`,
    summary: "State, with a reason, that nothing of a kind is polled only by an original, since no export tells it",
    verb: "retirement.edit",
    body: retirementInput,
    answers: { 200: retirement },
  },
  groupUnstate: {
    method: "DELETE",
    path: `${groupPath}/statements/{kind}`,
    summary: "Withdraw such a statement",
    verb: "retirement.edit",
    answers: { 200: retirement },
  },
});
