import { z } from "zod";
import { remainingBys } from "@/lib/domain/remaining/cause-codes";
import { commands } from "./commands";
import { defineEndpoints } from "./endpoint";
import { progressQuery } from "./progress";
import { count, instant } from "./wire";

export const remainingQuery = progressQuery.extend({ by: z.enum(remainingBys).default("cause") });
export type RemainingQuery = z.infer<typeof remainingQuery>;

const shares = { inScope: count, done: count, notDone: count, percentDone: z.number().nullable() };

/**
 * What remains of the agents in scope. By cause, items stand in order of precedence and hold agents that are not done only, so that
 * they add up to `total.notDone`; by everything else, those with most to do stand first. By server, an agent counts for each of its
 * primary servers. `value` is what the agents filter takes; null where it is not known.
 */
export const remaining = z.object({
  asOf: instant,
  by: z.enum(remainingBys),
  total: z.object({ ...shares, excluded: count, gone: count }),
  items: z.array(
    z.object({
      value: z.string().nullable(),
      name: z.string(),
      /** By cause: what to do next. */
      next: z.string().nullable(),
      /** By cause: what takes that step. */
      commands: commands.optional(),
      /** By cause that is a sign of its own: how many more carry it, but count under an earlier cause. */
      elsewhere: count.nullable().optional(),
      /** By server: the management group whose agents name it, where one does. */
      group: z.string().nullable(),
      ...shares,
    }),
  ),
});
export type Remaining = z.infer<typeof remaining>;
export type RemainingItem = Remaining["items"][number];

export const remainingEndpoints = defineEndpoints({
  remaining: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/remaining",
    summary: "What remains, by cause, method, domain, primary server or owner",
    verb: "progress.read",
    query: remainingQuery,
    answers: { 200: remaining },
  },
});
