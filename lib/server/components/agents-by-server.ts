import "server-only";
import type { Stage } from "@/lib/domain/stages";
import { periodAt } from "@/lib/server/agents/moment";
import type { Queryable } from "@/lib/server/projection/timeline";

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
  const values: unknown[] = [migrationId];
  const { rows } = await db.query<ServedAgents>(
    `select (l ->> 'key')::int as "groupKey", lower(l ->> 'primaryServer') as server, p.stage, p.version, p.release, count(*)::int as agents
       from agent_period p cross join lateral json_array_elements(p.groups) l
      where p.migration_id = $1 and ${periodAt(moment, (at) => `$${values.push(at)}`)} and l ->> 'primaryServer' is not null and not (l ->> 'claimed')::boolean
      group by 1, 2, 3, 4, 5`,
    values,
  );
  return rows;
}
