import { z } from "zod";
import { limitNames } from "@/lib/domain/limits";
import { releases } from "@/lib/domain/releases";
import { roles } from "@/lib/domain/roles";
import { email, type newToken, passwordLength, personName } from "./people";
import { instant, listOf } from "./wire";

/** What administrators see and set for the whole installation. */

export const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** False: cannot sign in, and tokens of theirs do not work. */
  active: z.boolean(),
  createdAt: instant,
  /** The last time a session of theirs was begun or prolonged; null when none is kept. */
  seenAt: instant.nullable(),
});
export type Person = z.infer<typeof person>;
export const personList = listOf(person);
export const personInput = z.strictObject({ name: personName, email, role: z.enum(roles) });
export type PersonInput = z.input<typeof personInput>;
export const personPatch = z.strictObject({ role: z.enum(roles).optional(), active: z.boolean().optional() });
export type PersonPatch = z.input<typeof personPatch>;

/** A password that Tandem made up: shown in this one answer. */
export const personWithPassword = z.object({ person, password: z.string().min(passwordLength.least) });
export type PersonWithPassword = z.infer<typeof personWithPassword>;

export const token = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  /** Whom it acts for; null for a service. */
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: instant,
  createdBy: z.string(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type Token = z.infer<typeof token>;
export const tokenList = listOf(token);
export type TokenInput = z.input<typeof newToken>;
/** The secret is in this one answer and nowhere else. */
export const tokenWithSecret = z.object({ token, secret: z.string() });
export type TokenWithSecret = z.infer<typeof tokenWithSecret>;

export const build = z.object({
  build: z.string(),
  release: z.enum(releases).nullable(),
  family: z.enum(["agent", "server", "both"]).nullable(),
  rollup: z.string().nullable(),
  /** Where the release comes from: the catalogue, a person, the series of numbers around it, or nowhere. */
  from: z.enum(["catalogue", "named", "series", "unknown"]),
  source: z.string().nullable(),
  /** Agents that any management group lists with it now, in all migrations that are not archived. */
  agents: z.number().int(),
});
export type Build = z.infer<typeof build>;
export const buildList = listOf(build);
export const buildName = z.strictObject({
  release: z.enum(releases),
  rollup: z
    .string()
    .trim()
    .regex(/^(RTM|UR\d{1,2})$/i, "RTM, or UR and a number, such as UR3")
    .transform((text) => text.toUpperCase())
    .nullish(),
});
export type BuildName = z.input<typeof buildName>;
/** How many agents moved to another stage, release or flag. */
export const buildMoved = z.object({ build, moved: z.number().int() });
export type BuildMoved = z.infer<typeof buildMoved>;

export const limit = z.object({
  name: z.enum(limitNames),
  words: z.string(),
  value: z.number().int(),
  documented: z.number().int(),
  source: z.string(),
  setBy: z.string().nullable(),
  setAt: instant.nullable(),
});
export type Limit = z.infer<typeof limit>;
export const limitList = listOf(limit);
/** Null goes back to the documented number. */
export const limitInput = z.strictObject({ value: z.number().int().min(1).max(1_000_000).nullable() });
