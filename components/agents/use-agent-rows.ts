"use client";

import { type QueryClient, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Agent } from "@/lib/contracts/agents";
import { agentRowsKey, agentRowsQuery } from "@/lib/queries/agents";

const pageSize = 100;
const ahead = 40;

type Asked = { migration: string; asOf: string | null; order: Int32Array; first: number; last: number };
export type RowOf = (key: number) => Agent | undefined;

/**
 * The rows in sight, a page of keys at a time; a page that left the sight before it came is not waited for. When the order
 * moves, what is known of a row is shown until its page is there again, so that nothing flickers.
 */
export function useAgentRows({ migration, asOf, order, first, last }: Asked): Pick<Pages, "error" | "retry"> & { rowOf: RowOf } {
  const client = useQueryClient();
  const from = Math.floor(Math.max(0, first - ahead) / pageSize);
  const until = Math.min(Math.floor((last + ahead) / pageSize), Math.floor((order.length - 1) / pageSize));
  const pages = Array.from({ length: Math.max(0, until - from + 1) }, (_, i) =>
    agentRowsQuery(migration, asOf, [...order.subarray((from + i) * pageSize, (from + i + 1) * pageSize)]),
  );
  const { rows, error, retry } = useQueries({ queries: pages, combine: byKey });
  const rowOf = useCallback<RowOf>((key) => rows.get(key) ?? knownRow(client, migration, asOf, key), [rows, client, migration, asOf]);
  return { rowOf, error, retry };
}

type Pages = { rows: ReadonlyMap<number, Agent>; error: Error | null /** Asks once more for what did not come. */; retry: () => void };
type Result = { data?: Agent[]; error: Error | null; refetch: () => unknown };

function byKey(results: Result[]): Pages {
  const rows = new Map(results.flatMap(({ data }) => data?.map((agent) => [agent.key, agent] as const) ?? []));
  const failed = results.filter(({ error, data }) => error && !data);
  const retry = () => {
    for (const { refetch } of failed) void refetch();
  };
  return { rows, error: failed[0]?.error ?? null, retry };
}

/** A row from any page that is still held. */
export function knownRow(client: QueryClient, migration: string, asOf: string | null, key: number): Agent | undefined {
  for (const [, agents] of client.getQueriesData<Agent[]>({ queryKey: agentRowsKey(migration, asOf) })) {
    const found = agents?.find((agent) => agent.key === key);
    if (found) return found;
  }
  return undefined;
}
