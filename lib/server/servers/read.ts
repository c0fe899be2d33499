import "server-only";
import type { Component, ComponentDetail } from "@/lib/contracts/components";
import { type ComponentFacts, type ComponentField, componentFields } from "@/lib/domain/component-facts";
import { type ComponentSighting, componentHistory, componentKey } from "@/lib/domain/component-history";
import { isServer } from "@/lib/domain/components";
import { fieldChanges } from "@/lib/domain/fact-changes";
import { serverFinder } from "@/lib/domain/server-names";
import { stages } from "@/lib/domain/stages";
import { momentOf } from "@/lib/server/agents/moment";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import type { ServedAgents } from "./agents-by-server";
import type { ComponentsOf } from "./list";
import { type Loaded, type LoadedComponent, loadComponents } from "./load";

/** One component as of a moment, with what every import said of it and the agents that report to it. */
export async function getComponent(migration: ComponentsOf, id: string, asOf?: string): Promise<ComponentDetail> {
  const moment = momentOf(asOf, migration.timeZone);
  const loaded = await loadComponents(pool(), migration.id, moment);
  const one = loaded.components.find(({ shown }) => shown.id === id.toLowerCase());
  if (!one) throw notFound("The component");
  return {
    ...one.shown,
    facts: told(one.state?.facts ?? {}),
    ...historyOf(one, loaded, moment),
    stages: stageCounts(one.served),
    builds: buildCounts(one.served),
    gateways: gatewaysBehind(one.shown, loaded.components),
  };
}

/** The component as it stands now, within a transaction. */
export async function findComponent(db: Queryable, migrationId: string, id: string): Promise<Component | null> {
  const { components } = await loadComponents(db, migrationId, null);
  return components.find(({ shown }) => shown.id === id.toLowerCase())?.shown ?? null;
}

/** Facts with their words; what is unknown is left out. */
function told(facts: ComponentFacts): ComponentDetail["facts"] {
  return fieldChanges(Object.keys(componentFields) as ComponentField[], {}, facts).flatMap(({ field, to }) =>
    field === "listed" || to === null ? [] : [{ field, name: componentFields[field], value: to }],
  );
}

function historyOf({ state, shown }: LoadedComponent, { observed, ids }: Loaded, moment: Date | null) {
  if (!state) return { history: [], observations: [] };
  const key = componentKey(state);
  const { changes } = componentHistory(observed.imports, observed.sightings, moment?.getTime() ?? null);
  const own = changes.filter((change) => componentKey(change) === key);
  const rows = new Map<string, ComponentSighting>(observed.sightings.map((s) => [`${s.number} ${s.row}`, s]));
  const from = (number: number, at: number) => ({ at: new Date(at).toISOString(), import: number, importId: ids.get(number) ?? "" });
  const history = own.flatMap(({ number, at, fields }) => fields.map((field) => ({ ...from(number, at), group: shown.group, ...field })));
  const observations = own.flatMap(({ number, at, row }) =>
    row === null ? [] : [{ ...from(number, at), facts: told(rows.get(`${number} ${row}`)?.facts ?? {}) }],
  );
  return { history: history.reverse(), observations: observations.reverse() };
}

function stageCounts(served: readonly ServedAgents[]): ComponentDetail["stages"] {
  const counts = Object.fromEntries(stages.map((stage) => [stage, 0])) as ComponentDetail["stages"];
  for (const { stage, agents } of served) counts[stage] += agents;
  return counts;
}

/** Builds of its agents, the most frequent first. */
function buildCounts(served: readonly ServedAgents[]): ComponentDetail["builds"] {
  const counts = new Map<string | null, ComponentDetail["builds"][number]>();
  for (const { version, release, agents } of served) {
    const before = counts.get(version)?.agents ?? 0;
    counts.set(version, { version, release, agents: before + agents });
  }
  return [...counts.values()].sort((a, b) => b.agents - a.agents || (a.version ?? "").localeCompare(b.version ?? ""));
}

function gatewaysBehind(server: Component, all: readonly LoadedComponent[]): ComponentDetail["gateways"] {
  const siblings = all.flatMap(({ shown }) => (shown.group === server.group ? [shown] : []));
  const find = serverFinder(siblings.filter(({ kind }) => isServer(kind)).map(({ name }) => name));
  return siblings.flatMap(({ id, name, kind, listed, primaryServer, failoverServers }): ComponentDetail["gateways"] => {
    if (kind !== "gateway" || id === server.id || listed === false) return [];
    if (primaryServer && find(primaryServer) === server.name) return [{ id, name, as: "primary" }];
    return failoverServers?.some((spelled) => find(spelled) === server.name) ? [{ id, name, as: "failover" }] : [];
  });
}
