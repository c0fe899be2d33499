import { useQuery } from "@tanstack/react-query";
import { ListFilter, Monitor, Server } from "lucide-react";
import { counted } from "@/components/moments/numbers";
import type { Agent } from "@/lib/contracts/agents";
import type { Component } from "@/lib/contracts/components";
import { componentKindNames, serverKinds } from "@/lib/domain/components";
import { stageNames } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";
import { foundAgentsQuery } from "@/lib/queries/agents";
import { componentHref, componentsQuery } from "@/lib/queries/components";
import type { Found, PaletteItem } from "./palette-items";

const mostServers = 6;

/** Agents whose name holds the text; servers of that name, and those that the agents report to. */
export function usePaletteComputers(migration: string | null, text: string, asOf: string | null): Found {
  const q = text.trim().toLowerCase();
  const enabled = migration !== null && q.length > 1;
  const found = useQuery({ ...foundAgentsQuery(migration ?? "", q), enabled });
  const told = useQuery({ ...componentsQuery(migration ?? "", serverKinds, null), enabled });
  const [agents, servers] = [found.data, told.data];
  if (!enabled) return { items: [], known: true };
  const known = !found.isPending && !found.isPlaceholderData && !told.isPending;
  if (!agents) return { items: [], known };
  const items = [
    ...agents.items.map((agent) => agentItem(migration, agent, asOf)),
    ...(agents.total > agents.items.length ? [allOf(migration, q, agents.total, asOf)] : []),
    ...serverItems(migration, q, agents.items, servers?.items ?? [], asOf).slice(0, mostServers),
  ];
  return { items, known };
}

function agentItem(migration: string, { fqdn, stage }: Agent, asOf: string | null): PaletteItem {
  const href = inventoryHref(migration, { agent: fqdn, q: fqdn, asOf });
  return { id: `agent ${fqdn}`, group: "Agents", words: fqdn, hint: stageNames[stage], icon: Monitor, href };
}

function allOf(migration: string, q: string, total: number, asOf: string | null): PaletteItem {
  const words = `All ${counted(total, "agent")} whose name holds “${q}”`;
  return { id: "agents", group: "Agents", words, icon: ListFilter, href: inventoryHref(migration, { q, asOf }) };
}

/** A server that no export lists and nobody entered has no page: its agents stand for it. */
function serverItems(
  migration: string,
  q: string,
  agents: readonly Agent[],
  servers: readonly Component[],
  asOf: string | null,
): PaletteItem[] {
  const reported = new Set(agents.flatMap(({ groups }) => groups.flatMap(({ primaryServer }) => primaryServer?.toLowerCase() ?? [])));
  const known = new Set(servers.flatMap(({ knownAs }) => knownAs));
  const own = servers.filter(({ name, knownAs }) => name.includes(q) || knownAs.some((spelled) => reported.has(spelled)));
  return [
    ...own.map(({ id, name, kind, group }) =>
      serverItem(id, name, `${componentKindNames[kind]} of ${group}`, componentHref(migration, id, asOf)),
    ),
    ...[...reported]
      .filter((spelled) => !known.has(spelled))
      .map((spelled) => serverItem(spelled, spelled, "its agents", inventoryHref(migration, { server: [spelled], asOf }))),
  ];
}

function serverItem(id: string, words: string, hint: string, href: string): PaletteItem {
  return { id: `server ${id}`, group: "Servers", words, hint, icon: Server, href };
}
