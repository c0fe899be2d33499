import { z } from "zod";
import { defineEndpoints } from "../endpoint";
import { newToken } from "../people";
import { person, personInput, personList, personPatch, personWithPassword, token, tokenList, tokenWithSecret } from "../settings";

const ofPerson = z.object({ person: z.string().min(1).max(100) });

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
    params: ofPerson,
    body: personPatch,
    answers: { 200: person },
  },
  peoplePassword: {
    method: "POST",
    path: "/api/v1/people/{person}/password",
    summary: "Give an account a new password; answers it, once",
    verb: "people.edit",
    params: ofPerson,
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
    params: z.object({ token: z.uuid() }),
    answers: { 200: token },
  },
});
