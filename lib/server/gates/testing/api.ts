import type { Gate, SignatureInput } from "@/lib/contracts/gates";
import type { Role } from "@/lib/domain/roles";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { ask } from "@/lib/server/endpoint/testing/ask";

/** For tests: gates as a script with a token of the given role sees them. */
export function gatesOf(migration: string) {
  const list = (role: Role = "viewer") => ask("GET /api/v1/migrations/{migration}/gates", { params: { migration } }, { role });
  return {
    list,
    find: async (phase: PhaseId): Promise<Gate> => {
      const found = (await list()).body.items.find((gate) => gate.phase === phase);
      if (!found) throw new Error(`No gate ${phase}`);
      return found;
    },
    sign: (phase: string, body: SignatureInput = {}, role: Role = "lead") =>
      ask("PUT /api/v1/migrations/{migration}/gates/{phase}/signature", { params: { migration, phase }, body }, { role }),
    withdraw: (phase: string, body: unknown, role: Role = "lead") =>
      ask("DELETE /api/v1/migrations/{migration}/gates/{phase}/signature", { params: { migration, phase }, body }, { role }),
  };
}
