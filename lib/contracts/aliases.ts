import { z } from "zod";
import { instant, listOf } from "./wire";

/** "The name in exports means the agent." Revisions never repeat, also when the same is said again after it was taken back. */
export const alias = z.object({
  name: z.string(),
  /** Fqdn of the agent. */
  agent: z.string(),
  reason: z.string().nullable(),
  by: z.string(),
  at: instant,
  revision: z.number().int(),
});
export type Alias = z.infer<typeof alias>;
export const aliasList = listOf(alias);

/** "The name without a domain and the agent are two computers." */
export const nameApart = z.object({
  name: z.string(),
  /** Fqdn of the agent. */
  agent: z.string(),
  reason: z.string().nullable(),
  by: z.string(),
  at: instant,
});
export type NameApart = z.infer<typeof nameApart>;
const reason = z.string().trim().max(1000).nullable().optional();
export const nameApartInput = z.strictObject({ reason });
export type NameApartInput = z.infer<typeof nameApartInput>;

const computerName = z.string().trim().min(1).max(255);
export const aliasInput = z.strictObject({
  name: computerName,
  agent: computerName,
  reason,
});
export type AliasInput = z.infer<typeof aliasInput>;
