import "server-only";
import type { Component } from "@/lib/contracts/components";
import type { Limit } from "@/lib/contracts/settings";
import { type NamedBuilds, readBuild, rollupOf } from "@/lib/domain/builds";
import { componentFlags } from "@/lib/domain/component-flags";
import type { ComponentState } from "@/lib/domain/component-history";
import type { ComponentKind } from "@/lib/domain/components";
import { failoverOf } from "@/lib/domain/failover";
import { agentLimitName } from "@/lib/domain/limits";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { Health } from "@/lib/domain/stages";
import type { ServedAgents } from "./agents-by-server";
import type { Entry } from "./entries";

type Known = {
  id: string;
  kind: ComponentKind;
  name: string;
  group: ManagementGroup;
  state: ComponentState | null;
  entry: Entry | null;
  served: readonly ServedAgents[];
  ids: ReadonlyMap<number, string>;
  limits: readonly Limit[];
  namedBuilds: NamedBuilds;
  /** Milliseconds. */
  now: number;
};

/** A component as the API answers it: what exports say first, what people entered beside it. */
export function presentComponent({ id, kind, name, group, state, entry, served, ids, limits, namedBuilds, now }: Known): Component {
  const facts = state?.facts ?? {};
  const limit = agentLimit(kind, limits);
  const agents = limit === null ? null : served.reduce((sum, one) => sum + one.agents, 0);
  const version = facts.version ?? (state ? null : (entry?.version ?? null));
  const release = isSql(kind) ? null : (readBuild(version, namedBuilds)?.release ?? null);
  const live = entry && !entry.archivedAt ? entry : null;
  return {
    id,
    kind,
    name,
    group: group.name,
    role: group.role,
    version,
    release,
    rollup: rollupOf(facts.patchList, facts.updateRollup, release),
    health: healthOf(state),
    agents,
    limit,
    flags: componentFlags({ kind, group: group.name, observed: state, agents, limit, namedBuilds, now }),
    planned: live?.planned ?? false,
    importId: state ? (ids.get(state.number) ?? null) : null,
    importNumber: state?.number ?? null,
    observedAt: state ? new Date(state.at).toISOString() : null,
    listed: state?.listed ?? null,
    isRoot: facts.isRoot ?? null,
    primaryServer: facts.primaryServer ?? null,
    failoverServers: failoverOf(facts),
    knownAs: [...new Set(served.map((one) => one.server))].sort(),
    instance: live?.instance ?? null,
    enteredVersion: live?.version ?? null,
    owner: live?.owner ?? null,
    tags: live?.tags ?? [],
    notes: live?.notes ?? null,
    entered: live && { by: live.enteredBy, at: live.enteredAt.toISOString() },
    archived: entry?.archivedAt ? { by: entry.archivedBy ?? "", at: entry.archivedAt.toISOString() } : null,
    revision: entry?.revision ?? 0,
  };
}

/** How many agents may report to a component of this kind; null where none do. */
export function agentLimit(kind: ComponentKind, limits: readonly Limit[]): number | null {
  return limits.find((one) => one.name === agentLimitName(kind))?.value ?? null;
}

/** What is not listed any more has no health. */
export function healthOf(state: ComponentState | null): Health | null {
  return state?.listed ? (state.facts.health ?? null) : null;
}

/** The version of a database is that of its SQL Server, which no catalogue of Operations Manager knows. */
function isSql(kind: ComponentKind): boolean {
  return kind === "operationalDatabase" || kind === "dataWarehouse";
}
