import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { signGate, withdrawSignature } from "@/lib/server/gates/sign";

export const PUT = answering(endpoints.gatesSign, ({ call, migration, params, body }) => signGate(call, migration.id, params.phase, body));

export const DELETE = answering(endpoints.gatesWithdraw, ({ call, migration, params, body }) =>
  withdrawSignature(call, migration.id, params.phase, body),
);
