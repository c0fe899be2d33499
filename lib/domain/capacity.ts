import { serverFinderByGroup } from "./server-names";

/** Agents of one management group that name one primary server, as they spell it in lower case. Excluded ones too. */
export type Serving = { groupKey: number; server: string; agents: number };
export type Carried<T extends Serving = Serving> = { groupKey: number; name: string; knownAs: string[]; agents: number; of: T[] };

/**
 * What each server carries, most first: every agent that connects to it, in scope or not, under whatever spelling. The one count that is held against
 * limits, wherever one is shown. `servers` are those that exports or plans know; a spelling that fits none stands for itself.
 */
export function carriedBy<T extends Serving>(serving: readonly T[], servers: readonly { groupKey: number; name: string }[]): Carried<T>[] {
  const find = serverFinderByGroup(servers);
  const found = new Map<string, Carried<T>>();
  for (const one of serving) {
    const name = find(one.groupKey, one.server) ?? one.server;
    const key = `${one.groupKey} ${name}`;
    const carried = found.get(key) ?? { groupKey: one.groupKey, name, knownAs: [], agents: 0, of: [] };
    found.set(key, carried);
    carried.agents += one.agents;
    carried.of.push(one);
    if (!carried.knownAs.includes(one.server)) carried.knownAs.push(one.server);
  }
  return [...found.values()].sort((a, b) => b.agents - a.agents || a.name.localeCompare(b.name));
}

/**
 * How many agents each server carries, and whether they still fit when the largest one fails.
 * Limits: lib/domain/limits.ts. That a management group must stand the loss of a server: MicrosoftDocs/SystemCenterDocs,
 * SystemCenterDocs/scom/plan-mgmt-group-design.md (resource pools and failover of agents).
 */
export type CarryingServer = { name: string; agents: number; limit: number };
export type Load = CarryingServer & { over: number };
export type OneDown = {
  /** The server with most agents: its loss moves most. Null where there is no server. */
  failed: string | null;
  /** Agents that have to move. */
  moved: number;
  /** The servers that are left, with what they carry then. */
  left: Load[];
  /** Agents that find no server at all. */
  homeless: number;
  fits: boolean;
};

/** What happens when the server with most agents fails: the others take its agents in equal parts, as agents choose blindly. */
export function withOneDown(servers: readonly CarryingServer[]): OneDown {
  const [largest, ...rest] = servers.toSorted((a, b) => b.agents - a.agents || (a.name < b.name ? -1 : 1));
  if (!largest) return { failed: null, moved: 0, left: [], homeless: 0, fits: true };
  const parts = inEqualParts(largest.agents, rest.length);
  const left = rest.map((one, i) => loadOf({ ...one, agents: one.agents + (parts[i] ?? 0) })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const homeless = rest.length === 0 ? largest.agents : 0;
  return { failed: largest.name, moved: largest.agents, left, homeless, fits: homeless === 0 && left.every(({ over }) => over === 0) };
}

/** Servers once `coming` more agents are on them: the emptiest fill up first, as a plan would have it. */
export function withComing(servers: readonly CarryingServer[], coming: number): CarryingServer[] {
  const rising = servers.toSorted((a, b) => a.agents - b.agents || (a.name < b.name ? -1 : 1));
  const filled = levelled(rising, coming);
  return rising.map((one, i) => ({ ...one, agents: filled[i] ?? one.agents })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Agents that fit with the server of most room down. */
export function roomWithOneDown(limits: readonly number[]): number {
  return limits.length === 0 ? 0 : limits.reduce((sum, limit) => sum + limit, 0) - Math.max(...limits);
}

export function loadOf(server: CarryingServer): Load {
  return { ...server, over: Math.max(0, server.agents - server.limit) };
}

/** Agents of servers that stand in rising order, after the first few were filled up to one level. */
function levelled(rising: readonly CarryingServer[], coming: number): number[] {
  let sum = coming;
  for (const [i, { agents }] of rising.entries()) {
    sum += agents;
    const next = rising[i + 1];
    if (!next || sum <= next.agents * (i + 1)) {
      const parts = inEqualParts(sum, i + 1);
      return rising.map((one, place) => (place <= i ? (parts[place] ?? 0) : one.agents));
    }
  }
  return [];
}

/** Whole numbers that add up to `total` and differ by one at most. */
function inEqualParts(total: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, i) => Math.floor(total / parts) + (i < total % parts ? 1 : 0));
}
