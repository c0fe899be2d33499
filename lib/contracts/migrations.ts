import { z } from "zod";
import { likenessOf } from "@/lib/domain/names";
import { releases } from "@/lib/domain/releases";
import { groupRoles } from "@/lib/domain/stages";
import { defineEndpoints } from "./endpoint";
import { calendarDate, count, givenDate, instant, listOf, nameUpTo, pageQuery } from "./wire";

const name = nameUpTo(120);
const groupName = name;

/** Names that are taken for each other would make one group's export count for another. */
const differ = (list: readonly { name: string }[]) => new Set(list.map((group) => likenessOf(group.name))).size === list.length;

/** An IANA zone that this server knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, "Not a time zone this server knows, such as Europe/Berlin");

export const groupInput = z.strictObject({ name: groupName, role: z.enum(groupRoles), release: z.enum(releases) });

const groups = z
  .array(groupInput)
  .min(2)
  .max(12)
  .refine((list) => list.some((g) => g.role === "source"), "At least one original management group is needed")
  .refine((list) => list.some((g) => g.role === "target"), "At least one new management group is needed")
  .refine(differ, "Two management groups have the same name");

export const migrationInput = z.strictObject({
  name,
  groups,
  timeZone: timeZone.default("UTC"),
  targetDate: givenDate.nullish(),
});
export type MigrationInput = z.input<typeof migrationInput>;

/** Groups are matched by `id`; one without an id is new. A group with imports cannot be taken away. */
export const migrationPatch = z.strictObject({
  name: name.optional(),
  timeZone: timeZone.optional(),
  targetDate: givenDate.nullable().optional(),
  /** Percent of the original's agents that may be lost in a week without a word. */
  churnAllowance: z.number().min(0).max(100).optional(),
  archived: z.boolean().optional(),
  groups: z
    .array(groupInput.extend({ id: z.uuid().optional() }))
    .min(2)
    .max(12)
    .refine(
      (list) => list.some((g) => g.role === "source") && list.some((g) => g.role === "target"),
      "One original and one new management group are needed at least",
    )
    .refine(differ, "Two management groups have the same name")
    .optional(),
});
export type MigrationPatch = z.input<typeof migrationPatch>;

export const migration = z.object({
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  targetDate: calendarDate.nullable(),
  /** Percent of the original's agents that may be lost in a week without a word. */
  churnAllowance: z.number(),
  archived: z.boolean(),
  groups: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      role: z.enum(groupRoles),
      release: z.enum(releases),
      /** When an applied agents export last spoke for this group, and which. */
      observedAt: instant.nullable(),
      importId: z.uuid().nullable(),
      importNumber: count.nullable(),
      /** The day from which nobody is in it; null where no lead marked it as retired. */
      retiredOn: calendarDate.nullable(),
    }),
  ),
  /** Pairs of releases that the vendor's documents do not list, with the source of the rule. Never a block. */
  warnings: z.array(z.object({ code: z.string(), message: z.string(), source: z.string() })),
  createdAt: instant,
  revision: count,
});
export type Migration = z.infer<typeof migration>;
export const migrationList = listOf(migration);

export const migrationEndpoints = defineEndpoints({
  migrationsCreate: {
    method: "POST",
    path: "/api/v1/migrations",
    summary: "Create a migration",
    verb: "migrations.create",
    body: migrationInput,
    answers: { 201: migration },
  },
  migrationsList: {
    method: "GET",
    path: "/api/v1/migrations",
    summary: "List migrations",
    verb: "migrations.read",
    query: z.object({
      ...pageQuery,
      archived: z
        .enum(["true", "false"])
        .transform((v) => v === "true")
        .optional(),
    }),
    answers: { 200: migrationList },
  },
  migrationsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}",
    summary: "One migration",
    verb: "migrations.read",
    answers: { 200: migration },
  },
  migrationsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}",
    summary: "Edit, archive or restore a migration",
    verb: "migrations.edit",
    body: migrationPatch,
    ifMatch: "required",
    answers: { 200: migration },
  },
  sampleLoad: {
    method: "POST",
    path: "/api/v1/sample",
    summary: "Make a migration of the sample exports through the real import",
    verb: "migrations.create",
    answers: { 201: migration },
  },
});
