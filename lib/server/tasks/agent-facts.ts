import "server-only";
import { type AgentCounts, type AgentRun, countAgents } from "@/lib/domain/agent-counts";
import type { CheckFacts, MethodCounts } from "@/lib/domain/checks/facts";
import type { FlagCode, Method, methods, Stage } from "@/lib/domain/stages";
import { Shelf } from "@/lib/server/agents/kept";
import { pool } from "@/lib/server/database/pool";
import { countingQuery } from "@/lib/server/progress/counting";

/** What checks look at of agents: the counts that progress shows, and what only tasks ask for. */
export type AgentFacts = { counts: AgentCounts } & Pick<CheckFacts, "owned" | "methods" | "manualWithoutCommandLine" | "told">;

type Run = AgentRun & { flagCodes: FlagCode[]; groups: string[]; method: Method | null; owned: boolean };

const shelf = new Shelf<AgentFacts>(50);

export function agentFacts(migrationId: string): Promise<AgentFacts> {
  return shelf.answer(migrationId, "tasks", async () => {
    const [runs, told] = await Promise.all([runsOf(migrationId), toldOf(migrationId)]);
    const scope = runs.filter(({ excluded, stage }) => !excluded && stage !== "gone");
    const sum = (of: readonly Run[], which: (run: Run) => boolean) => of.reduce((all, run) => all + (which(run) ? run.count : 0), 0);
    const ofMethod = (method: Method): MethodCounts => {
      const own = scope.filter((run) => run.method === method);
      return {
        total: sum(own, () => true),
        done: sum(own, ({ done }) => done),
        belowTarget: sum(own, ({ stage, flagCodes }) => old.has(stage) || flagCodes.includes("belowTarget")),
        notJoined: sum(own, ({ stage }) => notJoined.has(stage)),
      };
    };
    const methodCounts = { push: ofMethod("push"), commandLine: ofMethod("commandLine") } satisfies Record<
      (typeof methods)[number],
      MethodCounts
    >;
    return {
      counts: countAgents(runs),
      owned: sum(scope, ({ owned }) => owned),
      methods: methodCounts,
      manualWithoutCommandLine: sum(scope, ({ flagCodes, method }) => flagCodes.includes("manuallyInstalled") && method !== "commandLine"),
      told,
    };
  });
}

const old: ReadonlySet<Stage> = new Set(["waiting", "joined"]);
const notJoined: ReadonlySet<Stage> = new Set(["waiting", "upgraded"]);

/** Agents alike in all that is counted here, as one row. */
function runsOf(migrationId: string): Promise<Run[]> {
  return countingQuery<Run>(
    `select p.stage, pl.excluded_at is not null as excluded, p.done, p.not_reporting as "notReporting", p.flag_codes as "flagCodes",
            p.group_names as groups, coalesce(pl.method, p.method) as method, pl.owner is not null as owned, count(*)::int as count
       from agent_now p left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
      where p.migration_id = $1
      group by 1, 2, 3, 4, 5, 6, 7, 8`,
    [migrationId],
  );
}

/** Whether any agent's export has the columns. Looks no further than the first agent that has. */
async function toldOf(migrationId: string): Promise<CheckFacts["told"]> {
  const some = (which: string) =>
    `exists (select 1 from agent_period p cross join lateral json_array_elements(p.groups) l
              where p.migration_id = $1 and p.to_at is null and ${which})`;
  const { rows } = await pool().query<CheckFacts["told"]>(
    `select ${some("l ->> 'grey' is not null")} as grey,
            ${some("l ->> 'role' = 'source' and l ->> 'manuallyInstalled' is not null")} as "manualInSource",
            ${some("l ->> 'role' = 'target' and l ->> 'manuallyInstalled' is not null")} as "manualInTarget",
            exists (select 1 from agent_period p where p.migration_id = $1 and p.to_at is null and p.stage in ('dualHomed', 'joined')
                and (select count(*) from json_array_elements(p.groups) l where l ->> 'proxying' is not null) > 1) as proxying`,
    [migrationId],
  );
  return rows[0] ?? { grey: false, manualInSource: false, manualInTarget: false, proxying: false };
}
