import { z } from "zod";
import { goCodes, leaveCodes, polledKinds } from "@/lib/domain/retire/conditions";
import { calendarDate, instant } from "./wire";

const count = z.number().int();
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
