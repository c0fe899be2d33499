import "server-only";
import type pg from "pg";
import { type AmbiguousServer, ambiguousServers } from "@/lib/domain/component-names";
import type { Issue } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import { anyOf } from "@/lib/domain/name-issues";
import { namesMeant } from "@/lib/server/projection/names-meant";
import { loadObservations } from "@/lib/server/projection/server-sightings";
import { renewDerivedIssues } from "../issues";

type BareRow = { number: number; row: number; name: string; outcome: "accepted" | "rejected"; ofServer: boolean };

/**
 * Says anew which names without a domain fit several: a row of a server is rejected then, one of a failover list or of Pending Management
 * means no agent. It depends on every import that remains, so the order of arrival plays no part. With `only`, of that one import alone, looked
 * at as if it were applied.
 */
export async function placeBareComponents(client: pg.PoolClient, migrationId: string, only: number | null): Promise<void> {
  const rows = await bareRows(client, migrationId, only);
  if (!rows.length) return;
  const { sightings } = await loadObservations(client, migrationId, only, "servers");
  const servers = new Map(ambiguousServers(sightings).map((one) => [`${one.number} ${one.row}`, one]));
  const others = rows.flatMap((row) => (row.ofServer ? [] : [row.name]));
  const { rows: counting } = await client.query<{ number: number }>(
    "select number from import where migration_id = $1 and kind = 'agents' and status = 'applied'",
    [migrationId],
  );
  const { mayMean } = await namesMeant(
    client,
    migrationId,
    counting.map(({ number }) => number),
    [...new Set(others)],
  );
  const issues = new Map<number, Issue[]>();
  const wanted = rows.map((row) => {
    const candidates = row.ofServer ? ofServer(servers, row) : mayMean(row.name);
    issues.set(row.number, [...(issues.get(row.number) ?? []), ...(candidates.length > 1 ? [issueOf(row, candidates)] : [])]);
    return row.ofServer && candidates.length > 1 ? "rejected" : "accepted";
  });
  const moved = rows.flatMap((row, i) => (wanted[i] === row.outcome ? [] : [{ ...row, outcome: wanted[i] }]));
  await client.query(
    `update component_observation o set outcome = u.outcome from unnest($2::int[], $3::int[], $4::text[]) as u(number, row, outcome)
      where o.migration_id = $1 and o.number = u.number and o.row = u.row`,
    [migrationId, moved.map((r) => r.number), moved.map((r) => r.row), moved.map((r) => r.outcome)],
  );
  for (const [number, list] of issues) await writeOf(client, migrationId, number, list);
}

function ofServer(servers: ReadonlyMap<string, AmbiguousServer>, { number, row }: BareRow): readonly string[] {
  return servers.get(`${number} ${row}`)?.candidates ?? [];
}

function issueOf({ row, name, ofServer }: BareRow, candidates: readonly string[]): Issue {
  return {
    row,
    column: null,
    code: "ambiguous-name",
    severity: ofServer ? "error" : "warning",
    message: `${shortened(name)} may be ${anyOf(candidates)}.${ofServer ? "" : " It is taken for none of them."}`,
    hint: "Export with full names.",
  };
}

/** Rows by a name without a domain that say something, and those of servers that were rejected for it. */
async function bareRows(client: pg.PoolClient, migrationId: string, only: number | null): Promise<BareRow[]> {
  const { rows } = await client.query<BareRow>(
    `select o.number, o.row, o.name, o.outcome, o.kind in ('managementServer', 'gateway') as "ofServer"
       from component_observation o join import i on i.migration_id = $1 and i.number = o.number
      where o.migration_id = $1 and position('.' in o.name) = 0 and o.facts is not null and o.outcome in ('accepted', 'rejected')
        and (o.kind in ('pendingAction', 'failoverEntry') or (o.bare and o.kind in ('managementServer', 'gateway')))
        and (case when $2::int is null then i.status = 'applied' else i.number = $2 end)
      order by o.number, o.row`,
    [migrationId, only],
  );
  return rows;
}

async function writeOf(client: pg.PoolClient, migrationId: string, number: number, issues: readonly Issue[]): Promise<void> {
  await renewDerivedIssues(client, migrationId, number, "ambiguous-name", issues);
  await client.query(
    `update import i set accepted = o.accepted, rejected = i.total - o.accepted - i.duplicates - i.ignored
       from (select count(*)::int as accepted from component_observation where migration_id = $1 and number = $2 and outcome = 'accepted') o
      where i.migration_id = $1 and i.number = $2`,
    [migrationId, number],
  );
}
