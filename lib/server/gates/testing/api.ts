import * as signature from "@/app/api/v1/migrations/[migration]/gates/[phase]/signature/route";
import * as gates from "@/app/api/v1/migrations/[migration]/gates/route";
import type { Gate, GateList, SignatureInput } from "@/lib/contracts/gates";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

type Told = Omit<Gate, "open"> & Problem & Pick<Gate, "open">;

/** For tests: gates as a script with a token of the given role sees them. */
export function gatesOf(migration: string) {
  const path = `/api/v1/migrations/${migration}/gates`;
  const ask = async <T>(
    route: Parameters<typeof knock>[0],
    role: Role,
    at: string,
    params: Record<string, string>,
    rest: { method?: string; body?: unknown } = {},
  ) => {
    const headers = { authorization: await tokenOf(role) };
    const response = await knock(route, `${path}${at}`, { headers, params: { migration, ...params }, ...rest });
    return { status: response.status, body: (await response.json()) as T };
  };
  const list = async (role: Role = "viewer") => ask<GateList>(gates.GET, role, "", {});
  return {
    list,
    find: async (phase: PhaseId): Promise<Gate> => {
      const found = (await list()).body.items.find((gate) => gate.phase === phase);
      if (!found) throw new Error(`No gate ${phase}`);
      return found;
    },
    sign: async (phase: string, body: SignatureInput = {}, role: Role = "lead") =>
      ask<Told>(signature.PUT, role, `/${phase}/signature`, { phase }, { method: "PUT", body }),
    withdraw: async (phase: string, body: unknown, role: Role = "lead") =>
      ask<Told>(signature.DELETE, role, `/${phase}/signature`, { phase }, { method: "DELETE", body }),
  };
}
