import "server-only";
import type { Stage } from "@/lib/domain/stages";
import { periodAt } from "@/lib/server/agents/moment";
import type { Queryable } from "@/lib/server/database/queryable";

/** Agents of one management group that name one primary server, counted by stage and build. */
export type ServedAgents = {
  groupKey: number;
  /** Lower case, as agents spell it. */
  server: string;
  stage: Stage;
  version: string | null;
  release: string | null;
  agents: number;
};

/** How many agents report to which server, at a moment. What an agent only claims of a group says nothing of its servers. */
export async function agentsByServer(db: Queryable, migrationId: string, moment: Date | null): Promise<ServedAgents[]> {
  const { rows } = await (moment === null
    ? db.query<ServedAgents>(
        `select g.key as "groupKey", l.server, a.stage, a.version, a.release, sum(a.agents)::int as agents
           from agent_alike a cross join lateral unnest(a.group_names, a.group_servers) as l (name, server)
           join management_group g on g.migration_id = a.migration_id and lower(g.name) = l.name
          where a.migration_id = $1 and l.server <> ''
          group by 1, 2, 3, 4, 5`,
        [migrationId],
      )
    : db.query<ServedAgents>(
        `select l.key as "groupKey", lower(l."primaryServer") as server, p.stage, p.version, p.release, count(*)::int as agents
           from agent_period p cross join lateral json_to_recordset(p.groups) as l (key int, "primaryServer" text, claimed boolean)
          where p.migration_id = $1 and ${periodAt(moment, () => "$2")} and l."primaryServer" is not null and not l.claimed
          group by 1, 2, 3, 4, 5`,
        [migrationId, moment],
      ));
  return rows;
}
