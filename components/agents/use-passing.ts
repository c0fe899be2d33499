"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AgentFilter } from "@/lib/queries/agent-links";
import { agentLandmarksQuery } from "@/lib/queries/agents";

type Asked = {
  migration: string;
  filter: AgentFilter;
  /** Place of the first row in sight, and its name where that row is loaded. */
  place: number;
  name: string | undefined;
  scrolling: boolean;
};

/**
 * Where one is while rows pass that are not loaded; null otherwise. Names that stand in the same order are asked for when that begins, once
 * for a list: nobody pays for them who does not pass rows.
 */
export function usePassing({ migration, filter, place, name, scrolling }: Asked): { name: string; exact: boolean } | { name: null } | null {
  const [before, setBefore] = useState(false);
  const passing = name === undefined ? scrolling || before : before && scrolling;
  if (passing !== before) setBefore(passing);
  const { data } = useQuery({ ...agentLandmarksQuery(migration, filter), enabled: passing });
  if (!passing) return null;
  if (name !== undefined) return { name, exact: true };
  const near = data?.names[Math.min(data.names.length - 1, Math.round(place / data.step))];
  return near === undefined ? { name: null } : { name: near, exact: false };
}
