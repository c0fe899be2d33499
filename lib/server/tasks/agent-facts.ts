import "server-only";
import { type AgentCounts, countAgents } from "@/lib/domain/agent-counts";
import type { CheckFacts, MethodCounts } from "@/lib/domain/checks/facts";
import { connected, flaggedRows, notAcross } from "@/lib/domain/checks/rows";
import type { Method, methods, Stage } from "@/lib/domain/stages";
import { type ToldKind, toldKinds } from "@/lib/domain/told-listings";
import { Shelf } from "@/lib/server/agents/kept";
import { type AlikeRun, alikeAgents } from "@/lib/server/progress/alike";

/** What checks look at of agents: the counts that progress shows, and what only tasks ask for. */
export type AgentTotals = { counts: AgentCounts } & Pick<
  CheckFacts,
  "connecting" | "owned" | "systemsTold" | "groupLists" | "alerts" | "flagged" | "methods" | "manualWithoutCommandLine" | "told"
>;

const shelf = new Shelf<AgentTotals>(50);

export function agentFacts(migrationId: string): Promise<AgentTotals> {
  return shelf.answer(migrationId, "tasks", async () => {
    const runs = await alikeAgents(migrationId);
    const scope = runs.filter(({ excluded, stage }) => !excluded && stage !== "gone");
    const sum = (of: readonly AlikeRun[], which: (run: AlikeRun) => boolean) =>
      of.reduce((all, run) => all + (which(run) ? run.count : 0), 0);
    const ofMethod = (method: Method): MethodCounts => {
      const own = scope.filter((run) => run.method === method);
      return {
        total: sum(own, () => true),
        done: sum(own, ({ done }) => done),
        belowTarget: sum(own, ({ stage, flagCodes }) => old.has(stage) || flagCodes.includes("belowTarget")),
        notJoined: sum(own, ({ stage }) => notAcross.includes(stage)),
      };
    };
    const methodCounts = { push: ofMethod("push"), commandLine: ofMethod("commandLine") } satisfies Record<
      (typeof methods)[number],
      MethodCounts
    >;
    return {
      counts: countAgents(runs),
      connecting: sum(runs, ({ stage }) => connected.includes(stage)) + sum(scope, ({ stage }) => notAcross.includes(stage)),
      owned: sum(scope, ({ owned }) => owned),
      systemsTold: sum(scope, ({ told }) => told.includes("system")),
      groupLists: {
        told: sum(scope, ({ told }) => told.includes("groups")),
        full: sum(scope, ({ told }) => told.includes("fullGroups")),
      },
      alerts: {
        said: sum(scope, ({ alertsFrom }) => alertsFrom !== null),
        moved: sum(scope, ({ alertsFrom }) => alertsFrom === "target"),
      },
      flagged: Object.fromEntries(
        Object.entries(flaggedRows).map(([code, { flag }]) => [code, sum(scope, (run) => flag.some((one) => run.flagCodes.includes(one)))]),
      ) as CheckFacts["flagged"],
      methods: methodCounts,
      manualWithoutCommandLine: sum(
        scope,
        ({ stage, flagCodes, method }) => notAcross.includes(stage) && flagCodes.includes("manuallyInstalled") && method !== "commandLine",
      ),
      told: isTold(runs),
    };
  });
}

const old: ReadonlySet<Stage> = new Set(["waiting", "joined"]);

/** Whether any agent's export tells it. */
function isTold(runs: readonly AlikeRun[]): CheckFacts["told"] {
  const any = (kind: ToldKind) => runs.some(({ told }) => told.includes(kind));
  return Object.fromEntries(toldKinds.map((kind) => [kind, any(kind)])) as CheckFacts["told"];
}
