import { z } from "zod";
import { alias, aliasInput, aliasList, nameApart, nameApartInput } from "../aliases";
import { defineEndpoints, inMigration } from "../endpoint";
import { pageQuery } from "../wire";

const ofAlias = inMigration.extend({ name: z.string().min(1).max(300) });

const ofPair = inMigration.extend({ fqdn: z.string().min(1).max(300), name: z.string().min(1).max(300) });

export const aliasEndpoints = defineEndpoints({
  aliasesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/aliases",
    summary: "List what names in exports mean, as people said",
    verb: "agents.read",
    params: inMigration,
    query: z.object(pageQuery),
    answers: { 200: aliasList },
  },
  aliasesSet: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/aliases",
    summary: "Say that a name in exports means an agent",
    verb: "aliases.edit",
    params: inMigration,
    body: aliasInput,
    answers: { 200: alias, 201: alias },
  },
  aliasesRemove: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/aliases/{name}",
    summary: "Take back what a name means",
    verb: "aliases.edit",
    params: ofAlias,
    ifMatch: "required",
    answers: { 200: alias },
  },
  namesApart: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}",
    summary: "Say that a name without a domain, or one with look-alike letters, is another computer than the agent it may mean",
    verb: "aliases.edit",
    params: ofPair,
    body: nameApartInput,
    answers: { 200: nameApart },
  },
  namesUnapart: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}",
    summary: "Take back that they are two computers",
    verb: "aliases.edit",
    params: ofPair,
    answers: { 200: nameApart },
  },
});
