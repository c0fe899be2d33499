"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { agentQuery, agentRowsQuery } from "@/lib/queries/agents";
import { knownRow } from "./use-agent-rows";

type Asked = { migration: string; asOf: string | null; order: Int32Array; open: string | null; onOpen: (fqdn: string) => void };
export type Walk = { current: number | null; setCurrent: (key: number) => void; index: number; move: (by: number) => Promise<void> };

/** The row that the keys stand on. While a panel is open, moving on opens the next agent of the list instead. */
export function useWalk({ migration, asOf, order, open, onOpen }: Asked): Walk {
  const client = useQueryClient();
  const [current, setCurrent] = useState<number | null>(null);
  const { data: opened } = useQuery({ ...agentQuery(migration, open ?? "", asOf), enabled: open !== null });
  const standing = current ?? (open === null ? null : (opened?.key ?? null));
  const index = standing === null ? -1 : order.indexOf(standing);
  const move = async (by: number) => {
    const key = order[index < 0 ? 0 : Math.max(0, Math.min(order.length - 1, index + by))];
    if (key === undefined) return;
    setCurrent(key);
    if (open === null) return;
    const agent = knownRow(client, migration, asOf, key) ?? (await client.fetchQuery(agentRowsQuery(migration, asOf, [key])))[0];
    if (agent) onOpen(agent.fqdn);
  };
  return { current: standing, setCurrent, index, move };
}
