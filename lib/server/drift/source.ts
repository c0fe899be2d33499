import "server-only";
import type { NamedBuilds } from "@/lib/domain/builds";
import { readBuild, rollupOf } from "@/lib/domain/builds";
import { componentHistory } from "@/lib/domain/component-history";
import { isServer, type ObservedKind } from "@/lib/domain/components";
import type { SourceAgent, SourceFacts, SourceGroup, SourceServer } from "@/lib/domain/drift/facts";
import { serverFinderByGroup } from "@/lib/domain/server-names";
import { inOrder, type Timeline, timelineOf } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { estateOf } from "@/lib/server/estate/kept";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { type ComponentObservations, loadObservations } from "@/lib/server/projection/server-sightings";

/** The original as its latest exports tell it, with the exports of agents behind it. */
export type Source = { facts: SourceFacts; timeline: Timeline; named: NamedBuilds };

/** What may be loaded before. */
export type Known = { timeline: Timeline; observed: ComponentObservations };

/** Without `agents`, of servers only: what says whether a baseline can be frozen needs no more. `until`: as it was told by then. */
export async function loadSource(
  db: Queryable,
  migrationId: string,
  { agents: asked = true, until = null, known }: { agents?: boolean; until?: Date | null; known?: Known } = {},
): Promise<Source> {
  const by = <T extends { at: number }>(imports: readonly T[]) => imports.filter(({ at }) => until === null || at <= until.getTime());
  const loaded = known?.timeline ?? (await loadTimeline(db, migrationId));
  const timeline = timelineOf(loaded.groups, by(loaded.imports), loaded);
  const all = known?.observed ?? (await loadObservations(db, migrationId, null, "servers"));
  const observed = { ...all, imports: by(all.imports) };
  const agents = asked ? await loadAgents(migrationId, until) : [];
  const { components } = componentHistory(observed.imports, observed.sightings);
  const states = [...components.values()].filter(({ listed }) => listed);
  const sources = timeline.groups.filter(({ role }) => role === "source");
  const keys = new Set(sources.map(({ key }) => key));
  const listed = states.filter(({ groupKey, kind }) => keys.has(groupKey) && isServer(kind));
  const find = serverFinderByGroup(listed);
  const nameOf = (group: number, spelled: string | null) => (spelled === null ? null : (find(group, spelled) ?? spelled.toLowerCase()));
  return {
    timeline,
    named: timeline.namedBuilds,
    facts: {
      groups: sources.map((group): SourceGroup => {
        const self = states.find(({ kind, groupKey }) => kind === "managementGroup" && groupKey === group.key);
        return { ...spokenFor(group.key, timeline, observed), name: group.name, version: self?.facts.version ?? null };
      }),
      servers: listed.flatMap(({ groupKey, kind, name, facts }): SourceServer[] => {
        if (!isServer(kind)) return [];
        const version = facts.version ?? null;
        const rollup = rollupOf(facts.patchList, facts.updateRollup, readBuild(version, timeline.namedBuilds)?.release ?? null);
        return [{ group: groupKey, kind, name, version, rollup, primaryServer: nameOf(groupKey, facts.primaryServer ?? null) }];
      }),
      agents: agents.map((agent) => ({ ...agent, server: nameOf(agent.group, agent.server) })),
    },
  };
}

/** Whether a baseline can be frozen, and if not, what is missing. */
export function missingIn({ facts: { groups, servers }, timeline }: Source): string[] {
  return groups.flatMap(({ key, name, serversImport }) => [
    ...((timeline.wholes.get(key) ?? []).length ? [] : [`No whole export of agents of ${name} yet.`]),
    ...(serversImport !== null && servers.some(({ group, kind }) => group === key && kind === "managementServer")
      ? []
      : [`No export of management servers of ${name} yet.`]),
  ]);
}

function spokenFor(key: number, timeline: Timeline, observed: ComponentObservations): Omit<SourceGroup, "name" | "version"> {
  const agents = timeline.imports.findLast(({ groupKeys }) => groupKeys.includes(key));
  const components = inOrder(observed.imports).filter(({ groupKeys }) => groupKeys.includes(key));
  const of = (kind: ObservedKind) => components.findLast(({ speaksFor }) => speaksFor.has(kind));
  const [servers, gateways] = [of("managementServer"), of("gateway")];
  const at = Math.max(servers?.at ?? 0, gateways?.at ?? 0);
  return {
    key,
    agentsImport: agents?.number ?? null,
    agentsAt: agents?.at ?? null,
    serversImport: servers?.number ?? null,
    gatewaysImport: gateways?.number ?? null,
    serversAt: at || null,
  };
}

/** Agents that exports of a source list now, or at a moment. What an agent only claims of itself is not the group's word. */
async function loadAgents(migrationId: string, until: Date | null): Promise<SourceAgent[]> {
  const view = (await estateOf(migrationId)).at(until);
  return view
    .all()
    .each((name, { listings, version: installed, rollup }) =>
      listings.flatMap(({ role, claimed, key: group, version, server }) =>
        role === "source" && !claimed ? [{ group, name, version, server, rollup: version === installed ? rollup : null }] : [],
      ),
    );
}
