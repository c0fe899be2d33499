import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Agent, AgentDetail, AgentPatch } from "@/lib/contracts/agents";
import { type AgentFilter, agentsSearch } from "./agent-links";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

export type AgentPage = { items: Agent[]; nextCursor: string | null; total: number };
export const agentPageSize = 500;

export const agentsQuery = (migration: string, filter: AgentFilter) =>
  infiniteQueryOptions({
    queryKey: [...migrationKey(migration), "agents", agentsSearch(filter)],
    queryFn: ({ signal, pageParam }) => {
      const more = search({ limit: agentPageSize, cursor: pageParam }).replace("?", "&");
      return request<AgentPage>(`/api/v1/migrations/${migration}/agents?${agentsSearch(filter)}${more}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** How many agents a filter finds: the same question as the list, so that a number and its rows agree. */
export const agentCountQuery = (migration: string, filter: Partial<AgentFilter>) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agents", "count", agentsSearch(filter)],
    queryFn: async ({ signal }) =>
      (await request<AgentPage>(`/api/v1/migrations/${migration}/agents?${agentsSearch(filter)}&limit=1`, { signal })).total,
    placeholderData: keepPreviousData,
  });

/** The first few whose name holds the text, for jumping to one. */
export const foundAgentsQuery = (migration: string, q: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agents", "found", q],
    queryFn: ({ signal }) => request<AgentPage>(`/api/v1/migrations/${migration}/agents?${agentsSearch({ q })}&limit=8`, { signal }),
    placeholderData: keepPreviousData,
  });

const agentPath = (migration: string, fqdn: string) => `/api/v1/migrations/${migration}/agents/${encodeURIComponent(fqdn)}`;

export const agentQuery = (migration: string, fqdn: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agent", fqdn, asOf],
    queryFn: ({ signal }) => request<AgentDetail>(`${agentPath(migration, fqdn)}${search({ asOf })}`, { signal }),
  });

export const editAgent = (migration: string, agent: Agent, body: AgentPatch) =>
  request<Agent>(agentPath(migration, agent.fqdn), { method: "PATCH", body, revision: agent.revision });
