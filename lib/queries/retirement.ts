import { queryOptions } from "@tanstack/react-query";
import type { Retirement, RetirementInput } from "@/lib/contracts/retirement";
import { migrationKey } from "./migrations";
import { request } from "./request";

const path = (migration: string) => `/api/v1/migrations/${migration}/retirement`;

/** Below the key of gates: whatever moves a gate, an agent or a task may move it. */
export const retirementQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "gates", "retirement"],
    queryFn: ({ signal }) => request<Retirement>(path(migration), { signal }),
  });

export const openRetirement = (migration: string, body: RetirementInput) => request<Retirement>(path(migration), { method: "PUT", body });

export const closeRetirement = (migration: string, body: RetirementInput) =>
  request<Retirement>(path(migration), { method: "DELETE", body });
