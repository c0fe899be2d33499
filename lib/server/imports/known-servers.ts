import "server-only";
import type pg from "pg";
import { firstLabel } from "@/lib/domain/agent-names";
import { componentHistory } from "@/lib/domain/component-history";
import { type ServerAmongAgents, serversAmongAgents } from "@/lib/domain/servers-among-agents";
import { createIssue } from "@/lib/readers/issues";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadObservations } from "@/lib/server/projection/server-sightings";
import type { ContentRow } from "./content";
import { renewDerivedIssues } from "./issues";

async function knownServers(db: Queryable, migrationId: string): Promise<{ names: readonly string[]; isServerAt: ServerAmongAgents }> {
  const { imports, sightings } = await loadObservations(db, migrationId, null, "servers");
  return serversAmongAgents(componentHistory(imports, sightings).changes);
}

/** Sets rows of agents aside that are of management servers or gateways known now. What they say is kept: see placeServers. */
export async function setServersAside(db: Queryable, migrationId: string, rows: readonly ContentRow[], at: Date | null): Promise<void> {
  const { names, isServerAt } = await knownServers(db, migrationId);
  if (!names.length) return;
  for (const row of rows)
    if (row.outcome === "accepted" && row.name && row.groupKey !== null && isServerAt(row.groupKey, row.name, at?.getTime() ?? Date.now()))
      row.outcome = "ignored";
}

type ServerRow = {
  number: number;
  row: number;
  groupKey: number;
  outcome: "accepted" | "ignored";
  name: string;
  at: Date;
  ofBareNames: boolean;
};

/**
 * Tells rows of agents from those of management servers and gateways, by all exports of servers that count: the order of arrival plays no part,
 * and rows come back where none of those names them any more. With `only`, rows of that one import alone. Answers whether any row moved.
 */
export async function placeServers(client: pg.PoolClient, migrationId: string, only: number | null): Promise<boolean> {
  const rows = await rowsOfServers(client, migrationId, only);
  if (!rows.length) return false;
  const { isServerAt } = await knownServers(client, migrationId);
  const wanted = rows.map((row): ServerRow["outcome"] => (isServerAt(row.groupKey, row.name, row.at.getTime()) ? "ignored" : "accepted"));
  const moved = rows.flatMap((row, i) => (wanted[i] !== row.outcome ? [{ ...row, outcome: wanted[i] }] : []));
  if (moved.length)
    await client.query(
      `update observation o set outcome = u.outcome from unnest($2::int[], $3::int[], $4::text[]) as u(number, row, outcome)
        where o.migration_id = $1 and o.number = u.number and o.row = u.row`,
      [migrationId, moved.map((r) => r.number), moved.map((r) => r.row), moved.map((r) => r.outcome)],
    );
  // What bare names mean was written without regard to servers.
  const told = rows.filter((row, i) => wanted[i] !== row.outcome || (wanted[i] === "ignored" && (row.ofBareNames || only !== null)));
  for (const number of new Set(told.map((row) => row.number))) {
    const aside = rows.filter((row, i) => row.number === number && wanted[i] === "ignored");
    const issues = aside.map(({ row, name }) => createIssue("not-an-agent", row, null, name));
    await renewDerivedIssues(client, migrationId, number, "not-an-agent", issues);
    await client.query(
      `update import i set accepted = o.accepted, ignored = i.total - o.accepted - i.rejected - i.duplicates
         from (select count(*)::int as accepted from observation where migration_id = $1 and number = $2 and outcome = 'accepted') o
        where i.migration_id = $1 and i.number = $2`,
      [migrationId, number],
    );
  }
  return moved.length > 0;
}

/** Rows of agents by a name that any export of servers ever named, or by its first label: those that count, and those set aside. */
async function rowsOfServers(client: pg.PoolClient, migrationId: string, only: number | null): Promise<ServerRow[]> {
  const { rows: named } = await client.query<{ name: string }>(
    `select distinct name from component_observation
      where migration_id = $1 and kind in ('managementServer', 'gateway') and name is not null`,
    [migrationId],
  );
  const names = new Set(named.flatMap(({ name }) => [name, firstLabel(name)]));
  if (!names.size) return [];
  const { rows } = await client.query<ServerRow>(
    `select o.number, o.row, o.group_key as "groupKey", o.outcome, a.name, i.captured_at as at, i.bare_names as "ofBareNames"
       from agent a join observation o on o.migration_id = $1 and o.agent_key = a.key
       join import i on i.migration_id = $1 and i.number = o.number
      where a.migration_id = $1 and a.name = any($2) and o.group_key is not null and i.captured_at is not null
        and (o.outcome = 'accepted' or (o.outcome = 'ignored' and o.value is not null))
        and (case when $3::int is null then i.status = 'applied' else i.number = $3 end)
      order by 1, 2`,
    [migrationId, [...names], only],
  );
  return rows;
}
