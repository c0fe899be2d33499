import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import { type AgentFilter, agentsSearch } from "./agent-links";
import { ask, hrefOf, reading } from "./ask";
import { change } from "./change";
import { requestBytes } from "./request";
import { migrationKey } from "./touched";

export function agentsCsvHref(migration: string, filter: Partial<AgentFilter>): string {
  return filtered(hrefOf("GET /api/v1/migrations/{migration}/agents.csv", { params: { migration } }), filter);
}

export function agentOrderHref(migration: string, filter: Partial<AgentFilter>): string {
  return filtered(hrefOf("GET /api/v1/migrations/{migration}/agents/order", { params: { migration } }), filter);
}

function filtered(href: string, filter: Partial<AgentFilter>): string {
  const search = agentsSearch(filter);
  return search ? `${href}?${search}` : href;
}

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

/** Names at even distances in the same order. */
export const agentLandmarksQuery = (migration: string, filter: AgentFilter) =>
  reading(
    [...migrationKey(migration), "agents", "landmarks", agentsSearch(filter)],
    "GET /api/v1/migrations/{migration}/agents/landmarks",
    {
      params: { migration },
      query: filter,
    },
  );

/** All pages of rows lie under this key. */
export const agentRowsKey = (migration: string, asOf: string | null) => [...migrationKey(migration), "agents", "rows", asOf];

/** The agents of some keys. Pages that were scrolled past are let go soon: they are large, and quick to ask for again. */
export const agentRowsQuery = (migration: string, asOf: string | null, keys: readonly number[]) =>
  queryOptions({
    queryKey: [...agentRowsKey(migration, asOf), keys.join(",")],
    queryFn: async ({ signal }) => {
      const query = { keys: keys.join(","), asOf };
      return (await ask("GET /api/v1/migrations/{migration}/agents/rows", { params: { migration }, query, signal })).items;
    },
    gcTime: 60_000,
  });

/** The first few whose name holds the text, for jumping to one. */
export const foundAgentsQuery = (migration: string, q: string) =>
  reading(
    [...migrationKey(migration), "agents", "found", q],
    "GET /api/v1/migrations/{migration}/agents",
    { params: { migration }, query: { q, limit: 8 } },
    { keep: true },
  );

/** A name without a dot gets one at its end, which the server takes off again: lists have addresses beside the names. */
const named = (migration: string, fqdn: string) => ({ migration, fqdn: fqdn.includes(".") ? fqdn : `${fqdn}.` });

export const agentQuery = (migration: string, fqdn: string, asOf: string | null) =>
  reading([...migrationKey(migration), "agent", fqdn, asOf], "GET /api/v1/migrations/{migration}/agents/{fqdn}", {
    params: named(migration, fqdn),
    query: { asOf },
  });

export const agentNeighboursQuery = (migration: string, fqdn: string, asOf: string | null) =>
  reading([...migrationKey(migration), "agent", fqdn, asOf, "neighbours"], "GET /api/v1/migrations/{migration}/agents/{fqdn}/neighbours", {
    params: named(migration, fqdn),
    query: { asOf },
  });

/** What is to be otherwise, and what was shown when that was said. */
export type AgentEdit = { base: Agent; patch: AgentPatch };

export const editAgent = (migration: string, { base, patch }: AgentEdit) =>
  change("PATCH /api/v1/migrations/{migration}/agents/{fqdn}", {
    params: named(migration, base.fqdn),
    body: patch,
    revision: base.revision,
  });
