import { queryOptions } from "@tanstack/react-query";
import type { Gate, GateList, SignatureInput, Withdrawal } from "@/lib/contracts/gates";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { migrationKey } from "./migrations";
import { request } from "./request";

const gatesPath = (migration: string) => `/api/v1/migrations/${migration}/gates`;

export const gatesQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "gates"],
    queryFn: ({ signal }) => request<GateList>(gatesPath(migration), { signal }),
  });

export const signGate = (migration: string, phase: PhaseId, body: SignatureInput) =>
  request<Gate>(`${gatesPath(migration)}/${phase}/signature`, { method: "PUT", body });

export const withdrawSignature = (migration: string, phase: PhaseId, body: Withdrawal) =>
  request<Gate>(`${gatesPath(migration)}/${phase}/signature`, { method: "DELETE", body });
