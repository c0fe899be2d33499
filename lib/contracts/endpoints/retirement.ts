import { z } from "zod";
import { polledKinds } from "@/lib/domain/retire/conditions";
import { defineEndpoints, inMigration } from "../endpoint";
import { groupRetirementInput, retirement, retirementInput } from "../retirement";

const path = "/api/v1/migrations/{migration}/retirement";
const groupPath = "/api/v1/migrations/{migration}/groups/{group}";
/** A management group by its id or its name. */
const ofGroup = inMigration.extend({ group: z.string().min(1).max(120) });
const ofKind = ofGroup.extend({ kind: z.enum(polledKinds) });

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
  groupRetire: {
    method: "PUT",
    path: `${groupPath}/retirement`,
    summary: "Mark an original as retired since a day: nobody is in it from then on; 409 not-ready names what stands in the way",
    verb: "retirement.edit",
    params: ofGroup,
    body: groupRetirementInput,
    answers: { 200: retirement },
  },
  groupUnretire: {
    method: "DELETE",
    path: `${groupPath}/retirement`,
    summary: "Take back that an original is retired: everything is as it was",
    verb: "retirement.edit",
    params: ofGroup,
    answers: { 200: retirement },
  },
  groupState: {
    method: "PUT",
    path: `${groupPath}/statements/{kind}`,
    summary: "State, with a reason, that nothing of a kind is polled only by an original, since no export tells it",
    verb: "retirement.edit",
    params: ofKind,
    body: retirementInput,
    answers: { 200: retirement },
  },
  groupUnstate: {
    method: "DELETE",
    path: `${groupPath}/statements/{kind}`,
    summary: "Take such a statement back",
    verb: "retirement.edit",
    params: ofKind,
    answers: { 200: retirement },
  },
});
