import "server-only";
import type { Component, GroupFacts } from "@/lib/contracts/components";
import type { Limit } from "@/lib/contracts/settings";
import { type NamedBuilds, readBuild } from "@/lib/domain/builds";
import { carriedBy } from "@/lib/domain/capacity";
import { judgedAt } from "@/lib/domain/component-flags";
import { type ComponentState, componentHistory } from "@/lib/domain/component-history";
import { isComponentKind, isServer } from "@/lib/domain/components";
import { evaluationOf } from "@/lib/domain/licence";
import { importIds } from "@/lib/server/agents/import-ids";
import type { Queryable } from "@/lib/server/database/queryable";
import { estateOf } from "@/lib/server/estate/kept";
import { loadGroups, loadNamedBuilds } from "@/lib/server/estate/timeline";
import { type ComponentObservations, loadObservations } from "@/lib/server/projection/server-sightings";
import { readLimits } from "@/lib/server/settings/limits";
import { agentsByServer, type ServedAgents } from "./agents-by-server";
import { type Entry, loadEntries } from "./entries";
import { componentId } from "./identity";
import { presentComponent } from "./present";

export type LoadedComponent = { shown: Component; state: ComponentState | null; entry: Entry | null; served: ServedAgents[] };
export type Loaded = {
  components: LoadedComponent[];
  groups: GroupFacts[];
  observed: ComponentObservations;
  ids: ReadonlyMap<number, string>;
};

/** What may be known before. */
export type Known = Pick<Loaded, "observed" | "ids"> & { limits: readonly Limit[]; now: number };

/** All components of a migration at a moment. They are few, so each question about them starts from all of them. */
export async function loadComponents(db: Queryable, migrationId: string, moment: Date | null, known?: Known): Promise<Loaded> {
  const groups = await loadGroups(db, migrationId);
  const observed = known?.observed ?? (await loadObservations(db, migrationId, null, "servers"));
  const entries = new Map((await loadEntries(db, migrationId)).map((entry) => [entry.id, entry]));
  const served = agentsByServer((await estateOf(migrationId)).at(moment));
  const ids = known?.ids ?? (await importIds(db, migrationId));
  const limits = known?.limits ?? (await readLimits(db));
  const namedBuilds = await loadNamedBuilds(db);
  const now = known?.now ?? judgedAt(moment ?? new Date());
  const { components } = componentHistory(observed.imports, observed.sightings, moment?.getTime() ?? null);
  const states = new Map([...components.values()].map((state) => [componentId(migrationId, state), state]));
  const servers = [...states.values(), ...entries.values()].filter(({ kind }) => isServer(kind));
  const carried = new Map(carriedBy(served, servers).map((one) => [`${one.groupKey} ${one.name}`, one.of]));
  const all = [...new Set([...states.keys(), ...entries.keys()])].flatMap((id): LoadedComponent[] => {
    const state = states.get(id) ?? null;
    const entry = entries.get(id) ?? null;
    const one = state ?? entry;
    const group = groups.find((g) => g.key === one?.groupKey);
    if (!one || !group || !isComponentKind(one.kind)) return [];
    const own = carried.get(`${one.groupKey} ${one.name}`) ?? [];
    return [
      {
        state,
        entry,
        served: own,
        shown: presentComponent({ id, kind: one.kind, name: one.name, group, state, entry, served: own, ids, limits, namedBuilds, now }),
      },
    ];
  });
  return { components: all, groups: groupFactsOf(groups, [...components.values()], ids, namedBuilds), observed, ids };
}

function groupFactsOf(
  groups: Awaited<ReturnType<typeof loadGroups>>,
  states: readonly ComponentState[],
  ids: ReadonlyMap<number, string>,
  namedBuilds: NamedBuilds,
): GroupFacts[] {
  return groups.flatMap((group) => {
    const state = states.find((s) => s.kind === "managementGroup" && s.groupKey === group.key);
    if (!state) return [];
    const { version = null, product = null, license = null, expires = null } = state.facts;
    const release = readBuild(version, namedBuilds)?.release ?? null;
    const observed = { importId: ids.get(state.number) ?? "", importNumber: state.number, observedAt: new Date(state.at).toISOString() };
    const evaluation = evaluationOf({ license, expires });
    return [{ name: group.name, role: group.role, version, release, product, license, expires, evaluation, ...observed }];
  });
}
