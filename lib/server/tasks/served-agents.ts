import "server-only";
import { type AlikeAgents, inScope } from "@/lib/domain/agent-told";
import type { CheckedServer, CheckFacts } from "@/lib/domain/checks/facts";
import { notAcross } from "@/lib/domain/checks/rows";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { sameServer } from "@/lib/domain/server-names";
import type { ServedAgents } from "@/lib/server/servers/agents-by-server";
import type { Loaded } from "@/lib/server/servers/load";

/** Agents by the primary server that originals tell: each once, in however many originals it is, as lists of them count. */

/** Whether an original tells one of these as its primary server. */
const servedBy = ({ told }: AlikeAgents, servers: ReadonlySet<string>) =>
  told.listings.some(({ role, server }) => role === "source" && server !== null && servers.has(server));

const sum = (alike: readonly AlikeAgents[]) => alike.reduce((all, { count }) => all + count, 0);

/** Agents in scope behind gateways of originals, and those of them that no new management group lists. */
export function behindGateways(alike: readonly AlikeAgents[], components: Loaded["components"]): CheckFacts["behindGateways"] {
  const gateways = components.filter(({ shown }) => shown.kind === "gateway" && shown.role === "source");
  const servers = new Set(gateways.flatMap(({ served }) => served.map(({ server }) => server)));
  const behind = alike.filter((one) => inScope(one.told, one.said) && servedBy(one, servers));
  return { agents: sum(behind), left: sum(behind.filter(({ told }) => notAcross.includes(told.stage))), servers: [...servers].sort() };
}

/** Agents of originals that name a primary server which their management group does not list. */
export function orphansOf(
  alike: readonly AlikeAgents[],
  groups: readonly ManagementGroup[],
  served: readonly ServedAgents[],
  known: readonly CheckedServer[],
): CheckFacts["orphans"] {
  const sources = new Map(groups.filter(({ role }) => role === "source").map(({ key, name }) => [key, name]));
  const lost = served.filter(({ groupKey, server }) => {
    const group = sources.get(groupKey);
    return group !== undefined && !known.some((one) => one.group === group && one.listed && sameServer(one.name, server));
  });
  const servers = new Set(lost.map(({ server }) => server));
  return { agents: sum(alike.filter((one) => servedBy(one, servers))), servers: [...servers].sort() };
}
