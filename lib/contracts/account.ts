import { defineEndpoints } from "./endpoint";
import { account, accountPatch, setupInput, setupState } from "./people";

export const accountEndpoints = defineEndpoints({
  setupGet: {
    method: "GET",
    path: "/api/v1/setup",
    summary: "Whether the first account is still to be made",
    verb: null,
    answers: { 200: setupState },
  },
  setupCreate: {
    method: "POST",
    path: "/api/v1/setup",
    summary: "Make the first account and sign in",
    verb: null,
    body: setupInput,
    answers: { 201: account },
  },
  accountGet: { method: "GET", path: "/api/v1/account", summary: "Who is asking", verb: "account.edit", answers: { 200: account } },
  accountEdit: {
    method: "PATCH",
    path: "/api/v1/account",
    summary: "Edit one's own account",
    verb: "account.edit",
    body: accountPatch,
    answers: { 200: account },
  },
});
