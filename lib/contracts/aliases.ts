import { z } from "zod";
import { defineEndpoints } from "./endpoint";
import { count, instant, listOf, pageQuery } from "./wire";

/** "The name in exports means the agent." Revisions never repeat, also when the same is said again after it was removed. */
export const alias = z.object({
  name: z.string(),
  /** Fqdn of the agent. */
  agent: z.string(),
  reason: z.string().nullable(),
  by: z.string(),
  at: instant,
  revision: count,
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

export const aliasEndpoints = defineEndpoints({
  aliasesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/aliases",
    summary: "List what names in exports mean, as people said",
    verb: "agents.read",
    query: z.object(pageQuery),
    answers: { 200: aliasList },
  },
  aliasesSet: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/aliases",
    summary: "Say that a name in exports means an agent",
    verb: "aliases.edit",
    body: aliasInput,
    answers: { 200: alias, 201: alias },
  },
  aliasesRemove: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/aliases/{name}",
    summary: "Remove what a name means",
    verb: "aliases.edit",
    ifMatch: "required",
    answers: { 200: alias },
  },
  namesApart: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}",
    summary: "Say that a name without a domain, or one with look-alike letters, is another computer than the agent it may mean",
    verb: "aliases.edit",
    body: nameApartInput,
    answers: { 200: nameApart },
  },
  namesUnapart: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}",
    summary: "Undo that they are two computers",
    verb: "aliases.edit",
    answers: { 200: nameApart },
  },
});
