import "server-only";
import type { Limit } from "@/lib/contracts/settings";
import { readBuild } from "@/lib/domain/builds";
import { certificateEnd, renewal } from "@/lib/domain/certificates";
import type { CheckedGroup, CheckedOriginal, CheckedServer, CheckFacts } from "@/lib/domain/checks/facts";
import { checkedRows } from "@/lib/domain/checks/rows";
import { judgedAt } from "@/lib/domain/component-flags";
import type { ObservedKind } from "@/lib/domain/components";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { PolledKind } from "@/lib/domain/polled/kinds";
import { polledCounts } from "@/lib/domain/polled/objects";
import { conditionsOf, notReady } from "@/lib/domain/retire/conditions";
import type { GroupRole } from "@/lib/domain/stages";
import type { Estate } from "@/lib/domain/tasks/plan";
import { inOrder, type Timeline } from "@/lib/domain/timeline";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { type ReadDrift, readDrift } from "@/lib/server/drift/read";
import type { View } from "@/lib/server/estate/estate";
import { estateOf } from "@/lib/server/estate/kept";
import { keptWithEstate, keptWithFacts } from "@/lib/server/estate/kept-with";
import { type LoadedPending, loadPending } from "@/lib/server/pending/load";
import { type LoadedPolled, loadPolled } from "@/lib/server/polled/load";
import { loadOriginalFacts, type OriginalNow } from "@/lib/server/retirement/facts";
import { agentsByServer } from "@/lib/server/servers/agents-by-server";
import { keptComponents } from "@/lib/server/servers/kept";
import type { Loaded } from "@/lib/server/servers/load";
import { readLimits } from "@/lib/server/settings/limits";
import { agentFacts } from "./agent-facts";
import { behindGateways, orphansOf } from "./served-agents";

const day = 24 * 3600_000;

export type ImportNames = ReadonlyMap<number, { id: string; capturedAt: string | null; appliedAt: string | null }>;
export type Known = { facts: CheckFacts; estate: Estate; imports: ImportNames };

/** All that checks look at, as the latest imports tell it. */
export async function loadFacts(migrationId: string): Promise<Known> {
  const [estate, limits] = await Promise.all([estateOf(migrationId), readLimits(pool())]);
  return await kept(estate, limits, judgedAt(new Date()));
}

const kept = keptWithEstate(async (agents, limits: readonly Limit[], at: number): Promise<Known> => {
  const { migrationId } = agents;
  const [{ timeline }, loaded, pending, imports, drift, originals, told] = await Promise.all([
    keptTimeline(agents),
    keptComponents(migrationId),
    pendingKept(agents),
    importNames(migrationId),
    readDrift(migrationId),
    loadOriginalFacts(pool(), migrationId),
    loadPolled(migrationId, null),
  ]);
  const now = agents.at(null);
  const alike = now.all().alike();
  const { counts, ...rest } = agentFacts(now.all());
  const servers = loaded.components.flatMap((one) => serverOf(one, at) ?? []);
  const { total, done, notReporting, stages, flags } = counts;
  const limit = limits.find(({ name }) => name === "agentsPerGroup")?.value ?? Number.POSITIVE_INFINITY;
  const groups = timeline.groups.map((group) => ({ ...groupOf(group, timeline, loaded, pending, counts.groups), limit }));
  return {
    facts: {
      ...rest,
      groups,
      originals: originals.map(originalOf),
      drift: driftFacts(drift),
      polled: polledFacts(told, timeline),
      servers,
      total,
      done,
      notReporting,
      stages,
      flags,
      rows: countRows(now),
      behindGateways: behindGateways(alike, loaded.components),
      orphans: orphansOf(alike, timeline.groups, agentsByServer(now), servers),
    },
    estate: serversIn(servers),
    imports,
  };
});

function polledFacts({ objects, whole }: LoadedPolled, timeline: Timeline): CheckFacts["polled"] {
  const { groups } = timeline;
  const of = (kind: PolledKind) => {
    // A list that is older than the latest whole export of agents by more than a day proves nothing of today.
    const numberOf = ({ key, name }: ManagementGroup) => {
      const told = whole.get(`${kind} ${name}`);
      const place = timeline.wholes.get(key)?.at(-1);
      const agentsAt = place === undefined ? 0 : (timeline.imports[place]?.at ?? 0);
      return told && told.at >= agentsAt - day ? told.number : undefined;
    };
    const untold = (role: GroupRole) =>
      groups.flatMap((group) =>
        group.role === role && group.retiredAt === undefined && numberOf(group) === undefined ? [group.name] : [],
      );
    return {
      ...polledCounts(objects, kind),
      untold: { source: untold("source"), target: untold("target") },
      imports: groups.flatMap((group) => numberOf(group) ?? []),
    };
  };
  return { unixAgents: of("unixAgents"), agentless: of("agentless"), networkDevices: of("networkDevices") };
}

/** Agents that checks count by a filter: as many as the list that it opens has. */
function countRows(now: View): CheckFacts["rows"] {
  return Object.fromEntries(
    Object.entries(checkedRows).map(([code, filter]) => [code, now.alike(filter).reduce((sum, { count }) => sum + count, 0)]),
  ) as CheckFacts["rows"];
}

function originalOf({ original: { name: group, retired }, facts }: OriginalNow): CheckedOriginal {
  const { leave, go } = conditionsOf(facts);
  return { group, open: retired ? null : { leave: notReady(group, leave), go: notReady(group, [...leave, ...go]) } };
}

function driftFacts({ baselines: [latest], counts, imports }: ReadDrift): CheckFacts["drift"] {
  if (!latest) return null;
  const { agents, servers, gateways } = latest;
  return { ...counts, imports, frozen: { agents, servers: servers + gateways, imports: latest.imports } };
}

const pendingKept = keptWithFacts(async (agents) => loadPending(pool(), agents.migrationId, null, await keptTimeline(agents)));

function groupOf(
  group: ManagementGroup,
  timeline: Timeline,
  { observed, groups: told }: Loaded,
  pending: LoadedPending,
  agents: Readonly<Record<string, number>>,
): Omit<CheckedGroup, "limit"> {
  const { key, name, role, release } = group;
  const ofAgents = timeline.imports.findLast(({ groupKeys }) => groupKeys.includes(key));
  const ofComponents = inOrder(observed.imports).filter(({ groupKeys }) => groupKeys.includes(key));
  const speaking = (kind: ObservedKind) => ofComponents.findLast(({ speaksFor }) => speaksFor.has(kind))?.number ?? null;
  const self = told.find((one) => one.name === name);
  const waits = pending.groups.find((one) => one.name === name);
  const latest = [ofAgents, ofComponents.at(-1)].flatMap((one) => one ?? []).sort((a, b) => b.at - a.at)[0];
  return {
    name,
    role,
    release,
    agents: agents[name.toLowerCase()] ?? 0,
    agentsImport: ofAgents?.number ?? null,
    whole: (timeline.wholes.get(key) ?? []).length > 0,
    serversImport: speaking("managementServer"),
    gatewaysImport: speaking("gateway"),
    pendingImport: waits?.importNumber ?? null,
    waiting: waits?.waiting ?? 0,
    failed: waits?.failed ?? 0,
    license: self?.license ?? null,
    expires: self?.expires ?? null,
    licenseImport: self?.importNumber ?? null,
    latestImport: latest?.number ?? null,
  };
}

function serverOf({ shown, state }: Loaded["components"][number], now: number): CheckedServer | null {
  const { id, kind, name, group, role, rollup, health, listed, planned, limit, failoverServers, importNumber } = shown;
  if (kind !== "managementServer" && kind !== "gateway") return null;
  return {
    id,
    name,
    kind,
    group,
    role,
    release: state ? (readBuild(state.facts.version)?.release ?? null) : null,
    rollup,
    health,
    listed,
    planned,
    limit,
    failover: failoverServers,
    failoverImport: state?.failoverNumber ?? null,
    rejectsManual: state?.facts.rejectsManual ?? null,
    heartbeatInterval: state?.facts.heartbeatInterval ?? null,
    missedHeartbeats: state?.facts.missedHeartbeats ?? null,
    certificate: certificateOf(state?.facts.certificateExpires, now),
    import: importNumber,
  };
}

function certificateOf(told: string | null | undefined, now: number): CheckedServer["certificate"] {
  return told ? { told, renewal: renewal(certificateEnd(told), now) } : null;
}

/** Servers that are planned or were ever listed: one that is lost still has its tasks. */
function serversIn(servers: readonly CheckedServer[]): Estate {
  const of = (role: CheckedServer["role"], kind: CheckedServer["kind"]) =>
    servers
      .filter((one) => one.role === role && one.kind === kind && (one.planned || one.listed !== null))
      .map(({ name }) => name)
      .sort();
  return {
    sourceManagementServers: of("source", "managementServer"),
    sourceGateways: of("source", "gateway"),
    targetGateways: of("target", "gateway"),
  };
}

async function importNames(migrationId: string): Promise<ImportNames> {
  const select = { number: true, id: true, capturedAt: true, appliedAt: true };
  const rows = await tables(pool()).import.findMany({ where: { migrationId }, select });
  return new Map(
    rows.map(({ number, id, capturedAt, appliedAt }) => [
      number,
      { id, capturedAt: capturedAt?.toISOString() ?? null, appliedAt: appliedAt?.toISOString() ?? null },
    ]),
  );
}
