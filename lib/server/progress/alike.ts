import "server-only";
import type { AgentRun } from "@/lib/domain/agent-counts";
import { grouped } from "@/lib/domain/grouped";
import type { AlertsFrom, FlagCode, Method, Severity, Stage } from "@/lib/domain/stages";
import type { ToldKind } from "@/lib/domain/told-listings";
import { Shelf } from "@/lib/server/agents/kept";
import { pool } from "@/lib/server/database/pool";

/** Agents alike now in all that facts and plans say of them and anything counts. `groupServers` are the primary servers of `groups`. */
export type AlikeRun = AgentRun & {
  groups: readonly string[];
  servers: readonly string[];
  groupServers: readonly string[];
  method: Method | null;
  told: readonly ToldKind[];
  owned: boolean;
  alertsFrom: AlertsFrom | null;
};

/** What imports say of alike agents, and of how many of them people say what. */
type Row = {
  id: string;
  stage: Stage;
  done: boolean;
  notReporting: boolean;
  flagCodes: FlagCode[];
  settling: FlagCode[];
  worst: Severity | null;
  groups: string[];
  servers: string[];
  groupServers: string[];
  proposed: Method | null;
  told: ToldKind[];
  agents: number;
  planned: number | null;
  excluded: boolean | null;
  owned: boolean | null;
  method: Method | null;
  alertsFrom: AlertsFrom | null;
};

const shelf = new Shelf<AlikeRun[]>(20);

/** All agents of now as few rows: those that people say nothing of as imports left them, the others looked up one by one. */
export function alikeAgents(migrationId: string): Promise<AlikeRun[]> {
  return shelf.answer(migrationId, "alike", async () => {
    const { rows } = await pool().query<Row>(
      `with said as (
         select n.alike as id, pl.excluded_at is not null as excluded, pl.owner is not null as owned, pl.method, pl.alerts_from,
                count(*)::int as planned
           from agent_plan pl cross join lateral (
             select n.alike from agent_now n where n.migration_id = pl.migration_id and n.agent_key = pl.agent_key limit 1) n
          where pl.migration_id = $1 and (pl.excluded_at is not null or pl.owner is not null or pl.method is not null or pl.alerts_from is not null)
          group by 1, 2, 3, 4, 5)
       select a.id, a.stage, a.done, a.not_reporting as "notReporting", a.flag_codes as "flagCodes", a.settling, a.worst, a.group_names as groups, a.servers,
              a.group_servers as "groupServers", a.method as proposed, a.told, a.agents, s.planned, s.excluded, s.owned, s.method, s.alerts_from as "alertsFrom"
         from agent_alike a left join said s on s.id = a.id
        where a.migration_id = $1`,
      [migrationId],
    );
    return [...grouped(rows, ({ id }) => id).values()].flatMap(runsOf);
  });
}

/** Of agents that imports call alike: those that nobody planned anything for, and the others by what people said. */
function runsOf(rows: readonly Row[]): AlikeRun[] {
  const said = rows.filter(({ planned }) => planned !== null);
  const planned = said.reduce((sum, row) => sum + (row.planned ?? 0), 0);
  const of = (row: Row, count: number): AlikeRun[] => {
    const { id, agents, planned, proposed, method, excluded, owned, ...shared } = row;
    return count > 0 ? [{ ...shared, method: method ?? proposed, excluded: excluded ?? false, owned: owned ?? false, count }] : [];
  };
  const [first] = rows;
  const untold = first ? of({ ...first, method: null, excluded: null, owned: null, alertsFrom: null }, first.agents - planned) : [];
  return [...untold, ...said.flatMap((row) => of(row, row.planned ?? 0))];
}
