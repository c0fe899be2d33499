import type { ComponentFacts } from "./component-facts";
import type { ComponentChange } from "./component-history";
import { isServer } from "./components";
import { failoverOf } from "./failover";
import { type Gateways, noGateways, type ServerSpan } from "./gateways";
import type { ManagementGroup } from "./management-groups";
import { pendingActions, pendingWords } from "./pending";
import { serverFinderByGroup } from "./server-names";

/** What exports of other kinds say about one agent: actions that wait for it, and where it turns to. */
export type AgentAround = { pending: readonly ServerSpan[]; failover: readonly ServerSpan[] };
export const nothingAround: AgentAround = { pending: [], failover: [] };

/** What is true of an agent at one instant because of exports of other kinds. */
export type AroundIt = {
  pending: readonly { group: ManagementGroup; action: string | null; server: string | null; since: string | null }[];
  /** The gateways that it reports to. */
  behind: readonly { group: ManagementGroup; gateway: string }[];
  /** Those of them that it depends on alone. */
  alone: readonly { group: ManagementGroup; gateway: string }[];
};
export const nothingAroundIt: AroundIt = { pending: [], behind: [], alone: [] };

/** By the changes that exports of other kinds tell: all that exports of servers, failover lists and exports of Pending Management say of others than their own, by name. */
export function aroundAgents(changes: readonly ComponentChange[]): {
  pending: Map<string, ServerSpan[]>;
  failover: Map<string, ServerSpan[]>;
  gateways: Gateways;
} {
  const pending = new Map<string, ServerSpan[]>();
  const failover = new Map<string, ServerSpan[]>();
  const servers = new Map<string, ServerSpan[]>();
  const known = new Map<string, { groupKey: number; name: string }>();
  for (const { groupKey, kind, name, number, at, facts } of changes) {
    if (kind === "managementGroup") continue;
    const family = kind === "pendingAction" ? pending : kind === "failoverEntry" ? failover : servers;
    const key = family === servers ? `${groupKey} ${name}` : name;
    const spans = family.get(key) ?? [];
    family.set(key, spans);
    const open = spans.findLast((span) => span.groupKey === groupKey && span.to === null);
    if (open) open.to = at;
    if (facts && kind !== "managementServer") spans.push({ groupKey, number, from: at, to: null, facts });
    if (isServer(kind)) known.set(key, { groupKey, name });
  }
  const anyGateway = [...servers.values()].some((spans) => spans.length > 0);
  return { pending, failover, gateways: anyGateway ? gatewaysOf(servers, [...known.values()]) : noGateways };
}

/** Agents repeat the names of their servers, so each is looked up once. */
function gatewaysOf(servers: ReadonlyMap<string, readonly ServerSpan[]>, known: readonly { groupKey: number; name: string }[]): Gateways {
  const find = serverFinderByGroup(known);
  const found = new Map<number, Map<string, readonly ServerSpan[]>>();
  return {
    spans: (groupKey, spelled) => {
      if (!spelled) return [];
      const ofGroup = found.get(groupKey) ?? new Map<string, readonly ServerSpan[]>();
      found.set(groupKey, ofGroup);
      const before = ofGroup.get(spelled);
      if (before) return before;
      const name = find(groupKey, spelled);
      const spans = name === null ? [] : (servers.get(`${groupKey} ${name}`) ?? []);
      ofGroup.set(spelled, spans);
      return spans;
    },
  };
}

export const holdsAt = ({ from, to }: ServerSpan, at: number): boolean => from <= at && (to === null || to > at);

/**
 * Whether a management group answered a pending action by itself: an agent that it began to list after the export that showed
 * the action waiting has come in, though no later export of Pending Management says that it waits no longer.
 */
export function isOvertaken(span: ServerSpan, listedSince: number | null | undefined): boolean {
  const { action } = pendingWords(span.facts.pendingAction);
  return action !== null && pendingActions[action].joins && listedSince != null && listedSince > span.from;
}

/** What a management group says of the agent: its facts, since when it lists it, and when an export of agents told its failover servers. */
export type ListedFacts = { group: ManagementGroup; facts: ComponentFacts; listedSince: number | null; failoverToldAt: number | null };

/** What of all this holds for an agent at `at`. `groups` by key; `listed` the management groups that list it. */
export function aroundItAt(
  at: number,
  { pending, failover }: AgentAround,
  gateways: Gateways,
  groups: readonly ManagementGroup[],
  listed: readonly ListedFacts[],
): AroundIt {
  const waiting = pending.flatMap((span) => {
    const group = groups.find(({ key }) => key === span.groupKey);
    const since = listed.find((one) => one.group.key === span.groupKey)?.listedSince;
    if (!group || !holdsAt(span, at) || isOvertaken(span, since)) return [];
    const { pendingAction = null, primaryServer = null, lastModified = null } = span.facts;
    return [{ group, action: pendingAction, server: primaryServer, since: lastModified }];
  });
  const behind = listed.flatMap((one) => {
    const gateway = one.facts.primaryServer;
    return gateway && gateways.spans(one.group.key, gateway).some((span) => holdsAt(span, at)) ? [{ ...one, gateway }] : [];
  });
  const alone = behind.flatMap(({ group, facts, failoverToldAt, gateway }) => {
    const entry = failover.findLast((span) => span.groupKey === group.key && holdsAt(span, at) && span.facts.failoverServers !== undefined);
    const told = entry && (failoverToldAt === null || entry.from >= failoverToldAt) ? { ...entry.facts, primaryServer: gateway } : facts;
    return failoverOf(told)?.length === 0 ? [{ group, gateway }] : [];
  });
  return waiting.length + behind.length > 0 ? { pending: waiting, behind, alone } : nothingAroundIt;
}

/** Instants after `first` at which any of it may begin or cease to hold. `behind`: primary servers that the agent ever named. */
export function aroundInstants(
  first: number,
  { pending, failover }: AgentAround,
  gateways: Gateways,
  behind: Iterable<{ groupKey: number; server: string }>,
): number[] {
  const spans = [...pending, ...failover];
  for (const { groupKey, server } of behind) spans.push(...gateways.spans(groupKey, server));
  return spans.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]).filter((at) => at > first);
}
