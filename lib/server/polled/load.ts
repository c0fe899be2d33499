import "server-only";
import type { PolledCounts, PolledItem, ResourcePool } from "@/lib/contracts/polled";
import { componentHistory } from "@/lib/domain/component-history";
import { listIn } from "@/lib/domain/lists";
import { isRetired, type ManagementGroup } from "@/lib/domain/management-groups";
import { type PolledKind, polled, polledKinds } from "@/lib/domain/polled/kinds";
import { type PolledObject, polledCounts, polledObjects } from "@/lib/domain/polled/objects";
import { inOrder } from "@/lib/domain/timeline";
import { importIds } from "@/lib/server/agents/import-ids";
import { pool } from "@/lib/server/database/pool";
import { estateOf } from "@/lib/server/estate/kept";
import { keptWithFacts } from "@/lib/server/estate/kept-with";
import { loadGroups } from "@/lib/server/estate/timeline";
import { loadObservations } from "@/lib/server/projection/server-sightings";

export type LoadedPolled = {
  objects: readonly PolledObject[];
  items: readonly PolledItem[];
  kinds: readonly PolledCounts[];
  pools: readonly ResourcePool[];
  /** By kind and the name of a group: the latest import that lists the kind as a whole, and when (ms) it was captured. */
  whole: ReadonlyMap<string, { number: number; at: number }>;
};

/** What management groups poll, at a moment or as exports tell it now. */
export async function loadPolled(migrationId: string, moment: Date | null): Promise<LoadedPolled> {
  return await polledOf(await estateOf(migrationId), moment);
}

/** The same where the estate was asked for already. */
export const polledOf = keptWithFacts(
  async ({ migrationId }, moment: Date | null) => await loadAt(migrationId, moment && new Date(moment).getTime()),
);

async function loadAt(migrationId: string, until: number | null): Promise<LoadedPolled> {
  const { imports, sightings } = await loadObservations(pool(), migrationId, null, "polled");
  const [groups, ids] = await Promise.all([loadGroups(pool(), migrationId), importIds(pool(), migrationId)]);
  const states = [...componentHistory(imports, sightings, until).components.values()];
  // Whoever was retired is so by now: a day ahead is refused.
  const at = until ?? Math.max(0, ...imports.map((one) => one.at), ...groups.flatMap(({ retiredAt }) => retiredAt ?? []));
  const speaking = inOrder(imports).filter((one) => until === null || one.at <= until);
  const wholeOf = ({ key }: ManagementGroup, kind: PolledKind) =>
    speaking.findLast(({ wholeKeys, speaksFor }) => wholeKeys.includes(key) && speaksFor.has(polled[kind])) ?? null;
  const newest = (kind: PolledKind) => Math.max(0, ...groups.map((group) => wholeOf(group, kind)?.at ?? 0));
  const objects = polledObjects(states, groups, at, Object.fromEntries(polledKinds.map((kind) => [kind, newest(kind)])));
  const from = (number: number, told: number) => ({ importId: ids.get(number) ?? "", observedAt: new Date(told).toISOString() });
  return {
    objects,
    items: objects.map((one) => itemOf(one, ids)),
    kinds: polledKinds.map((kind) => ({
      kind,
      ...polledCounts(objects, kind),
      told: groups
        .filter((group) => !isRetired(group, at))
        .map((group) => {
          const whole = wholeOf(group, kind);
          return { group: group.name, role: group.role, importId: null, observedAt: null, ...(whole && from(whole.number, whole.at)) };
        }),
    })),
    pools: states.flatMap(({ kind, listed, groupKey, name, facts, number, at: told }): ResourcePool[] => {
      const group = groups.find(({ key }) => key === groupKey);
      if (kind !== "resourcePool" || !listed || !group || isRetired(group, at)) return [];
      return [{ group: group.name, role: group.role, name, members: listIn(facts.members ?? ""), ...from(number, told) }];
    }),
    whole: new Map(
      groups.flatMap((group) =>
        polledKinds.flatMap((kind) => {
          const one = wholeOf(group, kind);
          return one ? [[`${kind} ${group.name}`, { number: one.number, at: one.at }] as const] : [];
        }),
      ),
    ),
  };
}

function itemOf({ kind, name, stage, done, belowFloor, by }: PolledObject, ids: ReadonlyMap<number, string>): PolledItem {
  const groups = by.map(({ group, facts, number, at }) => ({
    name: group.name,
    role: group.role,
    health: facts.health ?? null,
    available: facts.available ?? null,
    inMaintenance: facts.inMaintenance ?? null,
    version: facts.version ?? null,
    via: facts.pool ?? facts.proxyAgent ?? null,
    address: facts.ipAddress ?? null,
    type: facts.computerType ?? null,
    importId: ids.get(number) ?? "",
    importNumber: number,
    observedAt: new Date(at).toISOString(),
  }));
  return { kind, name, stage, done, belowFloor, groups };
}
