import { z } from "zod";
import { personRoles, roles } from "@/lib/domain/roles";
import { defineEndpoints } from "./endpoint";
import { asOf, instant, listOf, nameUpTo, onlyHere } from "./wire";

export const personName = nameUpTo(120);
/** Addresses are compared without regard to case. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
export const passwordLength = { least: 12, most: 128 } as const;
const password = z
  .string()
  .min(passwordLength.least, `A password needs ${passwordLength.least} characters or more`)
  .max(passwordLength.most);

export const actor = z.object({ kind: z.enum(["person", "service"]), id: z.string(), name: z.string(), role: z.enum(roles) });

export const newPerson = z.strictObject({ name: personName, email, password, role: z.enum(personRoles) });

/** The first visit: the first account is the administrator's. `code` is printed by the server when others can reach it. */
export const setupInput = z.strictObject({ name: personName, email, password, code: z.string().max(200).optional() });
export const setupState = z.object({ needed: z.boolean(), codeNeeded: z.boolean() });
export type SetupState = z.infer<typeof setupState>;

/** Who is asking. A service has no address. */
export const account = z.object({ actor, email: z.string().nullable() });
export type Account = z.infer<typeof account>;
export const accountPatch = z.strictObject({ name: personName });

export const newToken = z
  .strictObject({ name: personName, role: z.enum(roles), person: email.optional(), expires: asOf.optional() })
  .refine(({ role, person }) => role !== "collector" || person === undefined, {
    path: ["person"],
    message: "A token with the role collector acts for nobody: it is a service of its own",
  });

export const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(personRoles),
  /** False: cannot sign in, and tokens of theirs do not work. */
  active: z.boolean(),
  createdAt: instant,
  /** The last time a session of theirs was begun or prolonged; null when none is kept. */
  seenAt: instant.nullable(),
});
export type Person = z.infer<typeof person>;
export const personList = listOf(person);
export const personInput = z.strictObject({ name: personName, email, role: z.enum(personRoles) });
export type PersonInput = z.input<typeof personInput>;
export const personPatch = z.strictObject({ role: z.enum(personRoles).optional(), active: z.boolean().optional() });
export type PersonPatch = z.input<typeof personPatch>;

/** A password that Tandem made up: shown in this one answer. `onlyHere`: of where they sign in with it. */
export const personWithPassword = z.object({ person, password: z.string().min(passwordLength.least), onlyHere });
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

export const peopleEndpoints = defineEndpoints({
  peopleList: { method: "GET", path: "/api/v1/people", summary: "Who has an account", verb: "people.edit", answers: { 200: personList } },
  peopleCreate: {
    method: "POST",
    path: "/api/v1/people",
    summary: "Make an account; answers its password, once",
    verb: "people.edit",
    body: personInput,
    answers: { 201: personWithPassword },
  },
  peopleEdit: {
    method: "PATCH",
    path: "/api/v1/people/{person}",
    summary: "Change a role, deactivate or activate an account",
    verb: "people.edit",
    body: personPatch,
    answers: { 200: person },
  },
  peoplePassword: {
    method: "POST",
    path: "/api/v1/people/{person}/password",
    summary: "Give an account a new password; answers it, once",
    verb: "people.edit",
    answers: { 201: personWithPassword },
  },
  tokensList: { method: "GET", path: "/api/v1/tokens", summary: "Tokens, newest first", verb: "tokens.edit", answers: { 200: tokenList } },
  tokensCreate: {
    method: "POST",
    path: "/api/v1/tokens",
    summary: "Make a token; answers its secret, once",
    verb: "tokens.edit",
    body: newToken,
    answers: { 201: tokenWithSecret },
  },
  tokensRevoke: {
    method: "DELETE",
    path: "/api/v1/tokens/{token}",
    summary: "Revoke a token",
    verb: "tokens.edit",
    answers: { 200: token },
  },
});
