import "server-only";
import type { Limit } from "@/lib/contracts/settings";
import { componentHistory } from "@/lib/domain/component-history";
import { isServer } from "@/lib/domain/components";
import { serverFinderByGroup } from "@/lib/domain/server-names";
import type { Health } from "@/lib/domain/stages";
import { loadObservations } from "@/lib/server/components/observations";
import { agentLimit, healthOf } from "@/lib/server/components/present";
import { pool } from "@/lib/server/database/pool";

/** Tells of a server, as agents of a group spell it, what exports of servers told of it by a moment. */
export type ListedServers = (
  groupKey: number,
  spelled: string,
  limits: readonly Limit[],
) => { health: Health | null; limit: number | null };

export async function listedServers(migrationId: string, moment: Date | null): Promise<ListedServers> {
  const { imports, sightings } = await loadObservations(pool(), migrationId, null, "servers");
  const { components } = componentHistory(imports, sightings, moment?.getTime() ?? null);
  const servers = [...components.values()].flatMap((state) => (isServer(state.kind) ? [{ ...state, kind: state.kind }] : []));
  const find = serverFinderByGroup(servers);
  return (groupKey, spelled, limits) => {
    const name = find(groupKey, spelled);
    const state = servers.find((one) => one.groupKey === groupKey && one.name === name) ?? null;
    return { health: healthOf(state), limit: state && agentLimit(state.kind, limits) };
  };
}
