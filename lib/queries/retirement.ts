import { queryOptions } from "@tanstack/react-query";
import type { GroupRetirementInput, Retirement, RetirementInput } from "@/lib/contracts/retirement";
import type { PolledKind } from "@/lib/domain/retire/conditions";
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

const groupPath = (migration: string, group: string) => `/api/v1/migrations/${migration}/groups/${encodeURIComponent(group)}`;
const statementPath = (migration: string, group: string, kind: PolledKind) => `${groupPath(migration, group)}/statements/${kind}`;

export const retireGroup = (migration: string, group: string, body: GroupRetirementInput) =>
  request<Retirement>(`${groupPath(migration, group)}/retirement`, { method: "PUT", body });

export const unretireGroup = (migration: string, group: string) =>
  request<Retirement>(`${groupPath(migration, group)}/retirement`, { method: "DELETE" });

export const stateNone = (migration: string, group: string, kind: PolledKind, body: RetirementInput) =>
  request<Retirement>(statementPath(migration, group, kind), { method: "PUT", body });

export const unstateNone = (migration: string, group: string, kind: PolledKind) =>
  request<Retirement>(statementPath(migration, group, kind), { method: "DELETE" });
