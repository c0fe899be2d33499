"use client";

import { useQuery } from "@tanstack/react-query";
import { count, percent } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import type { AgentDetail } from "@/lib/contracts/agents";
import { firstLabel } from "@/lib/domain/agent-names";
import { stageNames } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";
import { agentNeighboursQuery } from "@/lib/queries/agents";

type Props = { agent: AgentDetail; migration: string; asOf: string | null };

/** How many agents of the same server and domain share its stage: whether it is alone with its trouble. */
export function AgentNeighbours({ agent, migration, asOf }: Props) {
  const { data } = useQuery(agentNeighboursQuery(migration, agent.fqdn, asOf));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label="Neighbours">
      <h3 className="mb-1 text-section font-semibold">Neighbours</h3>
      <p className="mb-1.5 text-small text-ink3">Who shares its stage, {stageNames[agent.stage]}</p>
      <ul className="flex flex-col gap-1">
        {data.items.map(({ kind, name, total, stages }) => {
          const alike = stages[agent.stage] ?? 0;
          const circle = kind === "server" ? { server: [name] } : { domain: [name] };
          return (
            <li key={`${kind}.${name}`} className="flex items-baseline gap-2 text-small">
              <span className="min-w-0 flex-1 truncate" title={name}>
                <span className="text-ink3">{kind === "server" ? "Server" : "Domain"}</span> {kind === "server" ? firstLabel(name) : name}
              </span>
              <span className="whitespace-nowrap tabular-nums">
                <Link className="opens-rows" href={inventoryHref(migration, { ...circle, stage: [agent.stage], asOf })}>
                  {count(alike)}
                </Link>
                <span className="text-ink3"> of </span>
                <Link className="opens-rows" href={inventoryHref(migration, { ...circle, asOf })}>
                  {count(total)}
                </Link>
                <span className="inline-block w-14 text-right text-ink3">{percent(alike, total)} %</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
