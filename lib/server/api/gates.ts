import { gateEndpoints } from "@/lib/contracts/gates";
import { answers } from "@/lib/server/endpoint/answers";
import { listGates } from "@/lib/server/gates/read";
import { signGate, withdrawSignature } from "@/lib/server/gates/sign";

export default answers(gateEndpoints, {
  gatesList: ({ migration }) => listGates(migration.id),
  gatesSign: ({ call, migration, params, body }) => signGate(call, migration.id, params.phase, body),
  gatesWithdraw: ({ call, migration, params, body }) => withdrawSignature(call, migration.id, params.phase, body),
});
