import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { signGate, withdrawSignature } from "@/lib/server/gates/sign";

export const PUT = handler(endpoints.gatesSign, async ({ call, migration, params, body }) => ({
  status: 200,
  body: await signGate(call, migration.id, params.phase, body),
}));

export const DELETE = handler(endpoints.gatesWithdraw, async ({ call, migration, params, body }) => ({
  status: 200,
  body: await withdrawSignature(call, migration.id, params.phase, body),
}));
