import { z } from "zod";
import { alias, aliasInput, aliasList } from "../aliases";
import { defineEndpoints, inMigration } from "../endpoint";
import { pageQuery } from "../wire";

const ofAlias = inMigration.extend({ name: z.string().min(1).max(300) });

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
});
