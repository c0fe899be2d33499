import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AgentChange, AgentChangeList, AgentChangePlan, AgentChangeRecord, AgentChangeUndone } from "@/lib/contracts/agent-changes";
import { type AgentFilter, manyKeys, truthKeys } from "./agent-links";
import { migrationKey } from "./migrations";
import { request } from "./request";

/** Which agents a change means: those of a filter, or these. */
export type ChosenAgents = { filter: Partial<AgentFilter> } | { keys: readonly number[] };

const path = (migration: string) => `/api/v1/migrations/${migration}/agents/changes`;

/** A filter as the change takes it: what is not set is left out, and order and moment are no part of it. */
export function chosenByFilter(filter: AgentFilter): ChosenAgents {
  const many = manyKeys.filter((key) => filter[key].length > 0).map((key) => [key, filter[key]]);
  const truths = truthKeys.filter((key) => filter[key] !== null).map((key) => [key, filter[key]]);
  return { filter: Object.fromEntries([...many, ...truths, ...(filter.q ? [["q", filter.q]] : [])]) };
}

/** What a change would do now. Never from the cache: its basis is what the change is held to. */
export const agentChangePlanQuery = (migration: string, chosen: ChosenAgents, change: AgentChange | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agents", "change", chosen, change],
    queryFn: ({ signal }) => request<AgentChangePlan>(path(migration), { method: "POST", body: { ...chosen, change, plan: true }, signal }),
    enabled: change !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export const changeAgents = (migration: string, chosen: ChosenAgents, change: AgentChange, basis: string, reason: string | undefined) =>
  request<AgentChangeRecord>(path(migration), { method: "POST", body: { ...chosen, change, basis, reason } });

export const agentChangesQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "activity", "changes"],
    queryFn: ({ signal }) => request<AgentChangeList>(path(migration), { signal }),
  });

export const undoAgentChange = (migration: string, id: string) =>
  request<AgentChangeUndone>(`${path(migration)}/${id}`, { method: "DELETE" });
