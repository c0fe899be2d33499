import { defineEndpoints, inMigration } from "../endpoint";
import { retirement, retirementInput } from "../retirement";

const path = "/api/v1/migrations/{migration}/retirement";

export const retirementEndpoints = defineEndpoints({
  retirementRead: {
    method: "GET",
    path,
    summary: "Whether the Retire phase is open, and what stands in the way of taking the original away",
    verb: "retirement.read",
    params: inMigration,
    answers: { 200: retirement },
  },
  retirementOpen: {
    method: "PUT",
    path,
    summary: "Open the Retire phase: agents that cut over are expected from then on; needs a signed Upgrade gate",
    verb: "retirement.edit",
    params: inMigration,
    body: retirementInput,
    answers: { 200: retirement },
  },
  retirementClose: {
    method: "DELETE",
    path,
    summary: "Close the Retire phase again, with a reason",
    verb: "retirement.edit",
    params: inMigration,
    body: retirementInput,
    answers: { 200: retirement },
  },
});
