import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Agent, AgentDetail, AgentNeighbours, AgentPatch } from "@/lib/contracts/agents";
import { type AgentFilter, agentOrderHref, agentsSearch } from "./agent-links";
import { migrationKey } from "./migrations";
import { request, requestBytes, search } from "./request";

type AgentPage = { items: Agent[]; nextCursor: string | null; total: number };

/** Keys of all agents of a filter in order. What is the same again stays the same thing, so that nothing is drawn for it. */
export const agentOrderQuery = (migration: string, filter: AgentFilter) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agents", "order", agentsSearch(filter)],
    queryFn: async ({ signal }) => keysOf(await requestBytes(agentOrderHref(migration, filter), signal)),
    placeholderData: keepPreviousData,
    structuralSharing: (before, after) => (isSameOrder(before, after) ? before : after),
  });

function keysOf(bytes: ArrayBuffer): Int32Array {
  const view = new DataView(bytes);
  return Int32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getInt32(i * 4));
}

function isSameOrder(before: unknown, after: unknown): boolean {
  if (!(before instanceof Int32Array) || !(after instanceof Int32Array)) return false;
  return before.length === after.length && before.every((key, i) => key === after[i]);
}

/** All pages of rows lie under this key. */
export const agentRowsKey = (migration: string, asOf: string | null) => [...migrationKey(migration), "agents", "rows", asOf];

/** The agents of some keys. Pages that were scrolled past are let go soon: they are large, and quick to ask for again. */
export const agentRowsQuery = (migration: string, asOf: string | null, keys: readonly number[]) =>
  queryOptions({
    queryKey: [...agentRowsKey(migration, asOf), keys.join(",")],
    queryFn: async ({ signal }) =>
      (
        await request<{ items: Agent[] }>(`/api/v1/migrations/${migration}/agents/rows${search({ keys: keys.join(","), asOf })}`, {
          signal,
        })
      ).items,
    gcTime: 60_000,
  });

/** The first few whose name holds the text, for jumping to one. */
export const foundAgentsQuery = (migration: string, q: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agents", "found", q],
    queryFn: ({ signal }) => request<AgentPage>(`/api/v1/migrations/${migration}/agents?${agentsSearch({ q })}&limit=8`, { signal }),
    placeholderData: keepPreviousData,
  });

/** A name without a dot gets one at its end, which the server takes off again: lists have addresses beside the names. */
const agentPath = (migration: string, fqdn: string) =>
  `/api/v1/migrations/${migration}/agents/${encodeURIComponent(fqdn.includes(".") ? fqdn : `${fqdn}.`)}`;

export const agentQuery = (migration: string, fqdn: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agent", fqdn, asOf],
    queryFn: ({ signal }) => request<AgentDetail>(`${agentPath(migration, fqdn)}${search({ asOf })}`, { signal }),
  });

export const agentNeighboursQuery = (migration: string, fqdn: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agent", fqdn, asOf, "neighbours"],
    queryFn: ({ signal }) => request<AgentNeighbours>(`${agentPath(migration, fqdn)}/neighbours${search({ asOf })}`, { signal }),
  });

export const editAgent = (migration: string, agent: Agent, body: AgentPatch) =>
  request<Agent>(agentPath(migration, agent.fqdn), { method: "PATCH", body, revision: agent.revision });
