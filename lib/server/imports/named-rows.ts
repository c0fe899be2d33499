import "server-only";
import type pg from "pg";
import { toldInstant } from "@/lib/domain/import-rows";

/** A row whose agent depends on more than the file: on other imports, or on what people say names mean. */
export type NamedRow = {
  number: number;
  row: number;
  groupKey: number | null;
  agentKey: number | null;
  name: string | null;
  bare: boolean;
  outcome: "accepted" | "rejected" | "duplicate" | "ignored";
  value: string | null;
  candidates: number[];
  objectId: string | null;
  lastModified: string | null;
  agentName: string | null;
};

/** Rows of the given imports, those of servers as if they were of agents: all of them or only those of the given agents. */
export async function loadNamedRows(
  client: pg.PoolClient,
  migrationId: string,
  numbers: readonly number[],
  agents: readonly number[] | "all",
): Promise<NamedRow[]> {
  const { rows } = await client.query<NamedRow>(
    `select o.number, o.row, o.group_key as "groupKey", o.agent_key as "agentKey", o.name, o.bare,
            case when o.outcome = 'ignored' and o.value is not null then 'accepted' else o.outcome end as outcome, o.value::text as value, o.candidates,
            v.facts ->> 'objectId' as "objectId", v.facts ->> 'lastModified' as "lastModified", a.name as "agentName"
       from observation o
       left join fact_value v on v.migration_id = o.migration_id and v.hash = o.value
       left join agent a on a.migration_id = o.migration_id and a.key = o.agent_key
      where o.migration_id = $1 and o.number = any($2) ${agents === "all" ? "" : "and o.agent_key = any($3)"} order by o.number, o.row`,
    agents === "all" ? [migrationId, numbers] : [migrationId, numbers, agents],
  );
  return rows;
}

/** The name that a row carries; the agent tells it where it is not kept. */
export function saidName(row: NamedRow): string | null {
  return row.name ?? row.agentName;
}

/** An instant to decide between repeats by; other texts decide nothing. */
export function decidableTime(row: NamedRow): string | null {
  return toldInstant(row.lastModified);
}

/** What of a row may move, as one text. */
export function stateOf(row: NamedRow): string {
  return `${row.agentKey} ${row.outcome} ${row.candidates.join(",")} ${row.name}`;
}

export async function writeNamedRows(client: pg.PoolClient, migrationId: string, rows: readonly NamedRow[]): Promise<void> {
  if (!rows.length) return;
  await client.query(
    `update observation o set agent_key = u.agent, outcome = u.outcome, name = u.name,
            candidates = coalesce(string_to_array(nullif(u.candidates, ''), ',')::int[], '{}')
       from unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[]) as u(number, row, agent, outcome, name, candidates)
      where o.migration_id = $1 and o.number = u.number and o.row = u.row`,
    [
      migrationId,
      rows.map((r) => r.number),
      rows.map((r) => r.row),
      rows.map((r) => r.agentKey),
      rows.map((r) => r.outcome),
      rows.map((r) => r.name),
      rows.map((r) => r.candidates.join(",")),
    ],
  );
}
