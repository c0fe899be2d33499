import { useQuery } from "@tanstack/react-query";
import { Monitor, Server } from "lucide-react";
import { stageNames } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";
import { foundAgentsQuery } from "@/lib/queries/agents";
import type { PaletteItem } from "./palette-items";

/** Agents whose name holds the text, and the servers they report to. */
export function usePaletteAgents(migration: string | null, text: string): PaletteItem[] {
  const q = text.trim();
  const { data } = useQuery({ ...foundAgentsQuery(migration ?? "", q), enabled: migration !== null && q.length > 1 });
  if (!data || migration === null || q.length < 2) return [];
  const agents = data.items.map(
    ({ fqdn, stage }): PaletteItem => ({
      id: `agent ${fqdn}`,
      group: "Agents",
      words: fqdn,
      hint: stageNames[stage],
      icon: Monitor,
      href: inventoryHref(migration, { agent: fqdn, q: fqdn }),
    }),
  );
  const servers = [...new Set(data.items.flatMap(({ groups }) => groups.flatMap(({ primaryServer }) => primaryServer ?? [])))].slice(0, 4);
  return [
    ...agents,
    ...servers.map(
      (server): PaletteItem => ({
        id: `server ${server}`,
        group: "Servers they report to",
        words: server,
        hint: "its agents",
        icon: Server,
        href: inventoryHref(migration, { server: [server] }),
      }),
    ),
  ];
}
