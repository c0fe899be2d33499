import "server-only";
import type { AgentCounts } from "@/lib/domain/agent-counts";
import { agentReadings } from "@/lib/domain/agent-readings";
import { type AlikeAgents, inScope, isDone, methodOf } from "@/lib/domain/agent-told";
import type { CheckFacts, MethodCounts } from "@/lib/domain/checks/facts";
import { flaggedRows, notAcross } from "@/lib/domain/checks/rows";
import type { Method } from "@/lib/domain/stages";
import { type ToldKind, toldKinds } from "@/lib/domain/told-listings";
import type { Selection } from "@/lib/server/estate/selection";
import { countsOf } from "@/lib/server/progress/read";

/** What checks look at of agents: the counts that progress shows, and what only tasks ask for. */
export type AgentTotals = { counts: AgentCounts } & Pick<
  CheckFacts,
  "connecting" | "owned" | "systemsTold" | "groupLists" | "alerts" | "flagged" | "methods" | "manualWithoutCommandLine" | "told"
>;

export function agentFacts(everyone: Selection): AgentTotals {
  const all = everyone.alike();
  const scope = all.filter(({ told, said }) => inScope(told, said));
  const ofMethod = (method: Method): MethodCounts => {
    const own = scope.filter(({ told, said }) => methodOf(told, said) === method);
    return {
      total: sum(own, () => true),
      done: sum(own, ({ told, said }) => isDone(told, said)),
      belowTarget: sum(own, ({ told }) => agentReadings.oldRelease.is.of(told)),
      notJoined: sum(own, isNotAcross),
    };
  };
  return {
    counts: countsOf(everyone),
    connecting: sum(all, ({ told, said }) => agentReadings.connecting.is.of(told, said)),
    owned: sum(scope, ({ said }) => agentReadings.owned.is.of(said)),
    systemsTold: sum(scope, ({ told }) => told.kinds.includes("system")),
    groupLists: {
      told: sum(scope, ({ told }) => told.kinds.includes("groups")),
      full: sum(scope, ({ told }) => told.kinds.includes("fullGroups")),
    },
    alerts: {
      said: sum(scope, ({ said }) => said.alertsFrom !== null),
      moved: sum(scope, ({ said }) => said.alertsFrom === "target"),
    },
    flagged: Object.fromEntries(
      Object.entries(flaggedRows).map(([code, { flag }]) => [
        code,
        sum(scope, ({ told }) => flag.some((one) => told.flagCodes.includes(one))),
      ]),
    ) as CheckFacts["flagged"],
    methods: { push: ofMethod("push"), commandLine: ofMethod("commandLine") },
    manualWithoutCommandLine: sum(
      scope,
      (one) => isNotAcross(one) && one.told.flagCodes.includes("manuallyInstalled") && methodOf(one.told, one.said) !== "commandLine",
    ),
    told: isTold(all),
  };
}

const sum = (of: readonly AlikeAgents[], which: (one: AlikeAgents) => boolean) =>
  of.reduce((all, one) => all + (which(one) ? one.count : 0), 0);

const isNotAcross = ({ told }: AlikeAgents) => notAcross.includes(told.stage);

/** Whether any agent's export tells it. */
function isTold(all: readonly AlikeAgents[]): CheckFacts["told"] {
  const any = (kind: ToldKind) => all.some(({ told }) => told.kinds.includes(kind));
  return Object.fromEntries(toldKinds.map((kind) => [kind, any(kind)])) as CheckFacts["told"];
}
