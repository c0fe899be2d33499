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
    const all = components.flatMap(({ shown: { role, group, name, agents, limit, listed, planned, knownAs, ...one } }) =>
      role === "target" && one.kind === kind && (listed || (planned && listed === null))
        ? [{ group, name, agents: agents ?? 0, limit: limit ?? 0, knownAs }]
        : [],
    );
    const having = groups.filter((name) => all.some(({ group }) => group === name));
    const shares = withComing(
      having.map((name) => ({ name, agents: 0, limit: 0 })),
      coming[kind].agents,
    );
    return having.map((group) => {
      const now = all
        .filter((one) => one.group === group)
        .map(({ group: _, ...one }) => one)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const ownComing = shares.find(({ name }) => name === group)?.agents ?? 0;
      const servers = now.map(({ knownAs: _, ...one }) => one);
      const planned = withComing(servers, ownComing);
      const oneDown = { now: withOneDown(servers), planned: withOneDown(planned) };
      return {
        group,
        kind,
        now: now.map(({ knownAs, ...one }) => ({ ...loadOf(one), knownAs })),
        planned: planned.map(loadOf),
        coming: ownComing,
        comingRows: having.length === 1 ? coming[kind].rows : null,
        oneDown,
      };
    });
  });
}
