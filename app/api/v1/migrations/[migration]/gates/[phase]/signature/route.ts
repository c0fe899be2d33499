import { endpoints } from "@/lib/contracts/endpoints";
import { signGate, withdrawSignature } from "@/lib/server/gates/sign";
import { handler } from "@/lib/server/http/handler";

export const PUT = handler(endpoints.gatesSign, async ({ actor, now, requestId, migration, params, body }) => ({
  status: 200,
  body: await signGate({ actor, now, requestId }, migration.id, params.phase, body),
}));

export const DELETE = handler(endpoints.gatesWithdraw, async ({ actor, now, requestId, migration, params, body }) => ({
  status: 200,
  body: await withdrawSignature({ actor, now, requestId }, migration.id, params.phase, body),
}));
