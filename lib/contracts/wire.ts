import { z } from "zod";
import { isInKnownYears, knownYearsNeeded } from "@/lib/domain/known-years";
import { isPlainName, plainNameNeeded } from "@/lib/domain/names";
import { mostTags } from "@/lib/domain/tags";

/** Pieces that many shapes share: instants, dates, pages, problems. */

/** A whole number: of something, or by which something is called. */
export const count = z.number().int();

/** Whether an address of this server opens on its own machine alone. */
export const onlyHere = z.boolean().meta({ description: "Nobody on another machine can open it: TANDEM_URL names no address for others" });

export const instant = z.iso.datetime().meta({ description: "Instant, ISO 8601 UTC" });
/** A day as answers tell it. */
export const calendarDate = z.iso.date();
/** A day that somebody says. */
export const givenDate = calendarDate.refine(isInKnownYears, knownYearsNeeded);
/** An instant with offset, or a calendar date that means the end of that day in the migration's time zone. */
export const asOf = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).refine(isInKnownYears, knownYearsNeeded);

/** A name that people give: one line of plain text in which nothing hides. Those given before this rule stay readable. */
export const nameUpTo = (longest: number, least: 0 | 1 = 1) =>
  z
    .string()
    .trim()
    .min(least)
    .max(longest)
    .refine((name) => name === "" || isPlainName(name), plainNameNeeded);

const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((v) => (v === undefined ? undefined : Array.isArray(v) ? v : [v]), z.array(item).min(1).max(100).optional());
/** Yes or no in an address. */
export const truth = z
  .enum(["true", "false"])
  .transform((v) => v === "true")
  .optional();

/** A query key that may be repeated: any of the values. In JSON a list, never an empty one: no value would mean no agent, or all. */
export const anyOf = many;

export const pageQuery = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: count });
}

export const issue = z.object({
  row: count.nullable(),
  column: z.string().nullable(),
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  hint: z.string(),
  /** What can be done about it in one press: saying that a name in exports means an agent. */
  offer: z.object({ alias: z.object({ name: z.string(), agent: z.string() }) }).nullish(),
});

/** RFC 9457. `code` is from a closed list (lib/contracts/problems.ts); `detail` is a sentence for people. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: count,
  detail: z.string(),
  code: z.string(),
  issues: z.array(issue).optional(),
});
export type Problem = z.infer<typeof problem>;

/** What people call an agent or a component by. Those of before may be sent again (lib/server/answers/plain.ts). */
export const tags = z.array(z.string().trim().min(1).max(60)).max(mostTags);
export const newTags = z.array(nameUpTo(60)).max(mostTags);
