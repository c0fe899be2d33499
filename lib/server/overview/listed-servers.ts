import "server-only";
import type { Limit } from "@/lib/contracts/settings";
import { componentHistory } from "@/lib/domain/component-history";
import { isServer } from "@/lib/domain/components";
import type { Health } from "@/lib/domain/stages";
import type { Estate } from "@/lib/server/estate/estate";
import { keptServerSightings } from "@/lib/server/projection/server-sightings";
import { agentLimit, healthOf } from "@/lib/server/servers/present";

/** The servers that exports listed by a moment, and what they told of one of them. */
export type ListedServers = {
  servers: readonly { groupKey: number; name: string }[];
  told: (
    groupKey: number,
    name: string,
    limits: readonly Limit[],
  ) => { gateway: boolean | null; health: Health | null; limit: number | null };
};

export async function listedServers(estate: Estate, moment: Date | null): Promise<ListedServers> {
  const { imports, sightings } = await keptServerSightings(estate);
  const { components } = componentHistory(imports, sightings, moment?.getTime() ?? null);
  const servers = [...components.values()].flatMap((state) => (isServer(state.kind) ? [{ ...state, kind: state.kind }] : []));
  return {
    servers,
    told: (groupKey, name, limits) => {
      const state = servers.find((one) => one.groupKey === groupKey && one.name === name) ?? null;
      return { gateway: state && state.kind === "gateway", health: healthOf(state), limit: state && agentLimit(state.kind, limits) };
    },
  };
}
