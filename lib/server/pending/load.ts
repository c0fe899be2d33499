import "server-only";
import type { PendingGroup, PendingItem } from "@/lib/contracts/pending";
import { isOvertaken } from "@/lib/domain/agent-around";
import { type ComponentState, componentHistory } from "@/lib/domain/component-history";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { pendingWords } from "@/lib/domain/pending";
import { inOrder, type Timeline } from "@/lib/domain/timeline";
import { importIds } from "@/lib/server/agents/import-ids";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { namesMeant } from "@/lib/server/projection/names-meant";
import { loadNaming } from "@/lib/server/projection/naming";
import { loadObservations } from "@/lib/server/projection/server-sightings";
import { componentId } from "@/lib/server/servers/identity";
import { type KnownAgent, knownAgents } from "./known-agents";

export type LoadedPending = { items: PendingItem[]; groups: PendingGroup[] };

/** All that waits in the Pending Management of each management group at a moment, as its latest export tells it. */
export async function loadPending(
  db: Queryable,
  migrationId: string,
  moment: Date | null,
  before?: { timeline: Timeline; ids: ReadonlyMap<number, string> },
): Promise<LoadedPending> {
  const until = moment?.getTime() ?? null;
  const [{ imports, sightings }, timeline, ids] = [
    await loadObservations(db, migrationId, null, "pending"),
    before?.timeline ?? (await loadTimeline(db, migrationId)),
    before?.ids ?? (await importIds(db, migrationId)),
  ];
  const waiting = [...componentHistory(imports, sightings, until).components.values()].filter(
    ({ kind, listed }) => kind === "pendingAction" && listed,
  );
  const { agentOf } = await namesMeant(
    db,
    migrationId,
    timeline,
    await loadNaming(db, migrationId, timeline),
    waiting.map(({ name }) => name),
  );
  const known = await knownAgents(db, migrationId, [...new Set(waiting.map(({ name }) => agentOf(name)))], moment);
  const { groups } = timeline;
  const items = waiting.flatMap((state): PendingItem[] => {
    const group = groups.find(({ key }) => key === state.groupKey);
    return group ? [itemOf(migrationId, state, group, known.get(agentOf(state.name)) ?? null, ids)] : [];
  });
  const heard = inOrder(imports).filter(({ speaksFor, at }) => speaksFor.has("pendingAction") && (until === null || at <= until));
  return {
    items,
    groups: groups.map(({ key, name, role }): PendingGroup => {
      const latest = heard.findLast(({ groupKeys }) => groupKeys.includes(key));
      const own = items.filter((item) => item.group === name && !item.overtaken);
      return {
        name,
        role,
        importId: latest ? (ids.get(latest.number) ?? null) : null,
        importNumber: latest?.number ?? null,
        observedAt: latest ? new Date(latest.at).toISOString() : null,
        waiting: own.length,
        failed: own.filter(({ waits }) => waits === "repair").length,
      };
    }),
  };
}

function itemOf(
  migrationId: string,
  state: ComponentState,
  group: ManagementGroup,
  agent: KnownAgent | null,
  ids: ReadonlyMap<number, string>,
): PendingItem {
  const { groupKey, number, at, facts } = state;
  const { action, name, waits } = pendingWords(facts.pendingAction);
  const listedSince = agent?.listedSince.get(groupKey) ?? null;
  return {
    id: componentId(migrationId, state),
    group: group.name,
    role: group.role,
    name: state.name,
    agent: agent?.name ?? null,
    stage: agent?.stage ?? null,
    action,
    actionName: name,
    waits,
    server: facts.primaryServer ?? null,
    since: facts.lastModified ?? null,
    overtaken: isOvertaken({ groupKey, number, from: at, to: null, facts }, listedSince),
    importId: ids.get(number) ?? "",
    importNumber: number,
    observedAt: new Date(at).toISOString(),
  };
}
