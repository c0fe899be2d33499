import { z } from "zod";
import { blockerKinds } from "@/lib/domain/gates/readiness";
import { instant } from "./wire";

const count = z.number().int();

/** What stands in the way, and whose it is: owners of agents and tasks, servers, gates. `name` null: nobody owns it. */
const blocker = z.object({
  kind: z.enum(blockerKinds),
  title: z.string(),
  why: z.string(),
  count,
  /** `id`: of a task where the parts are tasks. `owner`: where the parts are servers. */
  parts: z.array(z.object({ id: z.string().nullable(), name: z.string().nullable(), count, owner: z.string().nullable().optional() })),
});

/** Whether the Retire phase is open, and whether the original may go. */
export const retirement = z.object({
  opened: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** The Upgrade gate is signed, so that a lead may open the phase. */
  mayOpen: z.boolean(),
  ready: z.boolean(),
  summary: z.string(),
  blockers: z.array(blocker),
});
export type Retirement = z.infer<typeof retirement>;

export const retirementInput = z.strictObject({ reason: z.string().trim().min(1, "Say why").max(1000) });
export type RetirementInput = z.infer<typeof retirementInput>;
