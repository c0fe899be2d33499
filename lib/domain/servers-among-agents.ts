import type { ComponentChange } from "./component-history";
import { isServer } from "./components";
import { serverFinderByGroup } from "./server-names";

/** Whether a name that an export of agents lists at an instant (ms) is a server of the management group, and no agent of it. */
export type ServerAmongAgents = (groupKey: number, name: string, at: number) => boolean;

/**
 * Exports of agents list management servers and gateways too. Whom an export of servers names is none of its group's agents, in earlier exports
 * of agents as well, until a whole export of servers leaves it out: only then may it have become one.
 */
export function serversAmongAgents(changes: readonly ComponentChange[]): { names: readonly string[]; isServerAt: ServerAmongAgents } {
  const until = new Map<string, { groupKey: number; name: string; until: number }>();
  for (const { groupKey, kind, name, at, outcome } of changes)
    if (isServer(kind)) until.set(`${groupKey} ${name}`, { groupKey, name, until: outcome === "missing" ? at : Number.POSITIVE_INFINITY });
  const find = serverFinderByGroup([...until.values()]);
  return {
    names: [...new Set([...until.values()].map(({ name }) => name))],
    isServerAt: (groupKey, spelled, at) => {
      const name = find(groupKey, spelled);
      return name !== null && at < (until.get(`${groupKey} ${name}`)?.until ?? Number.NEGATIVE_INFINITY);
    },
  };
}
