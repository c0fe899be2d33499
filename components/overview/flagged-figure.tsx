"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { count } from "@/components/moments/numbers";
import { KeyFigure } from "@/components/ui/key-figure";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { agentCountQuery } from "@/lib/queries/agents";
import { codesOf } from "./flag-counts";

const critical: Partial<AgentFilter> = { flag: codesOf("critical"), excluded: false };
const either: Partial<AgentFilter> = { flag: [...codesOf("critical"), ...codesOf("warning")], excluded: false };

/** Agents, not flags: one agent with two flags is one. Counted by the list that the number opens. */
export function FlaggedFigure({ migration, asOf }: { migration: string; asOf: string | null }) {
  const { data: all } = useQuery(agentCountQuery(migration, { ...either, asOf }));
  const { data: worst } = useQuery(agentCountQuery(migration, { ...critical, asOf }));
  return (
    <KeyFigure
      caption="Need attention"
      value={count(all)}
      href={inventoryHref(migration, { ...either, asOf })}
      parts={
        <>
          <Link href={inventoryHref(migration, { ...critical, asOf })} className={`opens-rows ${worst ? "font-medium text-bad-text" : ""}`}>
            {count(worst)} critical
          </Link>
          {all !== undefined && worst !== undefined && ` · ${count(all - worst)} warning only`}
        </>
      }
    />
  );
}
