import "server-only";
import type { CheckedServer, CheckFacts } from "@/lib/domain/checks/facts";
import { notAcross } from "@/lib/domain/checks/rows";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { sameServer } from "@/lib/domain/server-names";
import type { AlikeRun } from "@/lib/server/progress/alike";
import type { ServedAgents } from "@/lib/server/servers/agents-by-server";
import type { Loaded } from "@/lib/server/servers/load";

/** Agents by the primary server that originals tell: each once, in however many originals it is, as lists of them count. */

/** Whether an original tells one of these as its primary server. `sources` and servers in lower case. */
const servedBy = (run: AlikeRun, sources: ReadonlySet<string>, servers: ReadonlySet<string>) =>
  run.groups.some((group, i) => sources.has(group) && servers.has(run.groupServers[i] ?? ""));

const sum = (runs: readonly AlikeRun[]) => runs.reduce((all, { count }) => all + count, 0);

const sourceNames = (groups: readonly ManagementGroup[]) =>
  new Set(groups.filter(({ role }) => role === "source").map(({ name }) => name.toLowerCase()));

/** Agents in scope behind gateways of originals, and those of them that no new management group lists. */
export function behindGateways(
  runs: readonly AlikeRun[],
  groups: readonly ManagementGroup[],
  components: Loaded["components"],
): CheckFacts["behindGateways"] {
  const gateways = components.filter(({ shown }) => shown.kind === "gateway" && shown.role === "source");
  const servers = new Set(gateways.flatMap(({ served }) => served.map(({ server }) => server)));
  const behind = runs.filter((run) => !run.excluded && run.stage !== "gone" && servedBy(run, sourceNames(groups), servers));
  return { agents: sum(behind), left: sum(behind.filter(({ stage }) => notAcross.includes(stage))), servers: [...servers].sort() };
}

/** Agents of originals that name a primary server which their management group does not list. */
export function orphansOf(
  runs: readonly AlikeRun[],
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
  return { agents: sum(runs.filter((run) => servedBy(run, sourceNames(groups), servers))), servers: [...servers].sort() };
}
