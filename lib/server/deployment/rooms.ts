import "server-only";
import type { Deployment } from "@/lib/contracts/deployment";
import { loadOf, withComing, withOneDown } from "@/lib/domain/capacity";
import { serverKinds } from "@/lib/domain/components";
import type { LoadedComponent } from "@/lib/server/servers/load";
import type { AgentsComing } from "./coming";

/**
 * Room in each new management group, management servers and gateways apart: an agent behind a gateway cannot move to a server it
 * does not reach. With several new management groups, the agents that are still to come are shared in equal parts.
 */
export function roomsOf(groups: readonly string[], components: readonly LoadedComponent[], coming: AgentsComing): Deployment["rooms"] {
  return serverKinds.flatMap((kind) => {
    const all = components.flatMap(({ shown: { role, group, name, agents, limit, listed, planned, ...one } }) =>
      role === "target" && one.kind === kind && (listed || (planned && listed === null))
        ? [{ group, name, agents: agents ?? 0, limit: limit ?? 0 }]
        : [],
    );
    const having = groups.filter((name) => all.some(({ group }) => group === name));
    const shares = withComing(
      having.map((name) => ({ name, agents: 0, limit: 0 })),
      coming[kind],
    );
    return having.map((group) => {
      const now = all
        .filter((one) => one.group === group)
        .map(({ name, agents, limit }) => ({ name, agents, limit }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const ownComing = shares.find(({ name }) => name === group)?.agents ?? 0;
      const planned = withComing(now, ownComing);
      const oneDown = { now: withOneDown(now), planned: withOneDown(planned) };
      return { group, kind, now: now.map(loadOf), planned: planned.map(loadOf), coming: ownComing, oneDown };
    });
  });
}
