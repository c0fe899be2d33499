"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { agentQuery, agentRowsQuery } from "@/lib/queries/agents";
import { knownRow } from "./use-agent-rows";

type Asked = {
  migration: string;
  asOf: string | null;
  order: Int32Array;
  open: string | null;
  onOpen: (fqdn: string | null) => void;
};
export type Walk = {
  /** The agent that the keys stand on. */
  current: number | null;
  index: number;
  /** Rises with every step and with every closing: the focus follows then, and only then. */
  steps: number;
  /** Whether it is known by now where the keys stand: the address may name an agent that is not read yet. */
  ready: boolean;
  /** Whether a panel is open, or about to be. */
  isOpen: () => boolean;
  setCurrent: (key: number) => void;
  /** To a place of the list; beyond its ends is at its ends. While a panel is open it shows the agent there. */
  goTo: (index: number) => void;
  /** Opens the panel of an agent, once its name is known. */
  show: (key: number) => void;
  close: () => void;
};

/** Where the keys stand in the list, and whose panel is open. Both are kept as keys of agents: a row need not be read or drawn for it. */
export function useWalk({ migration, asOf, order, open, onOpen }: Asked): Walk {
  const client = useQueryClient();
  const [stand, setStand] = useState<{ key: number; open: string | null } | null>(null);
  const [steps, setSteps] = useState(0);
  /** Whose panel opens as soon as the name is read. */
  const opening = useRef<number | null>(null);
  useEffect(
    () => () => {
      opening.current = null;
    },
    [],
  );
  const { data: opened, error } = useQuery({ ...agentQuery(migration, open ?? "", asOf), enabled: open !== null });
  /* Opened by a link and not from the list, an agent takes the keys along. */
  const byLink = open !== null && open !== stand?.open;
  const current = (byLink ? opened?.key : stand?.key) ?? null;
  const index = current === null ? -1 : order.indexOf(current);
  const isOpen = () => open !== null || opening.current !== null;

  const show = async (key: number) => {
    opening.current = key;
    const agent = knownRow(client, migration, asOf, key) ?? (await readRow(key));
    if (opening.current !== key) return;
    opening.current = null;
    if (!agent) return;
    setStand({ key, open: agent.fqdn });
    onOpen(agent.fqdn);
  };
  const readRow = async (key: number) => {
    const rows = await client.fetchQuery(agentRowsQuery(migration, asOf, [key])).catch(() => []);
    return rows[0];
  };
  const goTo = (to: number) => {
    const key = order[Math.max(0, Math.min(order.length - 1, to))];
    if (key === undefined) return;
    setStand({ key, open });
    setSteps((before) => before + 1);
    if (isOpen()) void show(key);
  };
  const close = () => {
    opening.current = null;
    setStand(current === null ? null : { key: current, open: null });
    setSteps((before) => before + 1);
    onOpen(null);
  };
  return {
    current,
    index,
    steps,
    ready: !byLink || opened !== undefined || error !== null,
    isOpen,
    setCurrent: (key) => setStand((before) => (before?.key === key ? before : { key, open })),
    goTo,
    show: (key) => void show(key),
    close,
  };
}
