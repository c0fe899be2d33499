import { z } from "zod";
import { roles } from "@/lib/domain/roles";
import { asOf, nameUpTo } from "./wire";

export const personName = nameUpTo(120);
/** Addresses are compared without regard to case. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
export const passwordLength = { least: 12, most: 128 } as const;
const password = z
  .string()
  .min(passwordLength.least, `A password needs ${passwordLength.least} characters or more`)
  .max(passwordLength.most);

export const actor = z.object({ kind: z.enum(["person", "service"]), id: z.string(), name: z.string(), role: z.enum(roles) });

export const newPerson = z.strictObject({ name: personName, email, password, role: z.enum(roles) });

/** The first visit: the first account is the administrator's. `code` is printed by the server when others can reach it. */
export const setupInput = z.strictObject({ name: personName, email, password, code: z.string().max(200).optional() });
export const setupState = z.object({ needed: z.boolean(), codeNeeded: z.boolean() });
export type SetupState = z.infer<typeof setupState>;

/** Who is asking. A service has no address. */
export const account = z.object({ actor, email: z.string().nullable() });
export type Account = z.infer<typeof account>;
export const accountPatch = z.strictObject({ name: personName });

export const newToken = z.strictObject({
  name: personName,
  role: z.enum(roles),
  person: email.optional(),
  expires: asOf.optional(),
});
