import { z } from "zod";
import { phases } from "@/lib/domain/tasks/phases";
import { defineEndpoints, inMigration } from "../endpoint";
import { gate, gateList, signatureInput, withdrawal } from "../gates";

const ofPhase = inMigration.extend({ phase: z.enum(phases) });

export const gateEndpoints = defineEndpoints({
  gatesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/gates",
    summary: "The gate of each phase: what is open, what exports say, who signed",
    verb: "gates.read",
    params: inMigration,
    answers: { 200: gateList },
  },
  gatesSign: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/gates/{phase}/signature",
    summary: "Sign a gate, with a reason for each open item that is let pass; 409 gate-open names what is left",
    verb: "gates.sign",
    params: ofPhase,
    body: signatureInput,
    answers: { 200: gate },
  },
  gatesWithdraw: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/gates/{phase}/signature",
    summary: "Withdraw the signature of a gate, with a reason",
    verb: "gates.sign",
    params: ofPhase,
    body: withdrawal,
    answers: { 200: gate },
  },
});
