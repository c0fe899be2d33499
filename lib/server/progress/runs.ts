import "server-only";
import type { AgentRun, AgentSpan } from "@/lib/domain/agent-counts";
import type { FlagCode, Severity, Stage } from "@/lib/domain/stages";
import { periodAt } from "@/lib/server/agents/moment";
import type { AgentConditions } from "@/lib/server/agents/select";
import { pool } from "@/lib/server/database/pool";
import { alikeAgents } from "./alike";
import { spansOfPart } from "./part-spans";

type Row = {
  from: Date;
  to: Date | null;
  stage: Stage;
  done: boolean;
  notReporting: boolean;
  flagCodes: FlagCode[];
  settling: FlagCode[];
  worst: Severity | null;
  groups: string[];
  agents: number;
  excluded: number;
};

/** Agents at a moment, alike ones as one row: all that is ever counted of them. */
export async function runsAt(migrationId: string, moment: Date | null): Promise<AgentRun[]> {
  return moment === null ? await alikeAgents(migrationId) : await spansWhere(migrationId, moment);
}

/** The same of all time: what alike agents, or those of a part, were from one instant to another. */
export async function spansOf(migrationId: string, part: AgentConditions = {}): Promise<AgentSpan[]> {
  const all = Object.values(part).every((value) => value === undefined);
  return all ? await spansWhere(migrationId, null) : await spansOfPart(migrationId, part);
}

/** Counts are kept with the periods; only periods of excluded agents are looked up, since being excluded is no fact of an import. */
async function spansWhere(migrationId: string, moment: Date | null): Promise<AgentSpan[]> {
  const values: unknown[] = [migrationId];
  const then = moment === null ? "true" : periodAt(moment, (at) => `$${values.push(at)}`);
  const { rows } = await pool().query<Row>(
    `with said as (
       select q.span as id, count(*)::int as excluded
         from agent_plan pl cross join lateral (
           select q.span from agent_period q where q.migration_id = pl.migration_id and q.agent_key = pl.agent_key offset 0) q
        where pl.migration_id = $1 and pl.excluded_at is not null
        group by q.span)
     select p.from_at as "from", p.to_at as "to", p.stage, p.done, p.not_reporting as "notReporting", p.flag_codes as "flagCodes", p.settling, p.worst,
            p.group_names as groups, p.agents, coalesce(s.excluded, 0) as excluded
       from agent_span p left join said s on s.id = p.id
      where p.migration_id = $1 and ${then}`,
    values,
  );
  return rows.flatMap(({ from, to, agents, excluded, ...shared }) => {
    const span = { ...shared, from: from.getTime(), to: to?.getTime() ?? null };
    const counted = [
      { ...span, excluded: false, count: agents - excluded },
      { ...span, excluded: true, count: excluded },
    ];
    return counted.filter(({ count }) => count > 0);
  });
}
