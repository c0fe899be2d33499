import "server-only";
import type pg from "pg";
import { type AmbiguousServer, ambiguousServers } from "@/lib/domain/component-names";
import type { Issue } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import { anyOf } from "@/lib/domain/name-issues";
import { flag, int, readRows, text } from "@/lib/server/database/rows";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { renewIssuesOfComponents } from "@/lib/server/projection/import-issues";
import { namesMeant } from "@/lib/server/projection/names-meant";
import { loadNaming } from "@/lib/server/projection/naming";
import { loadObservations } from "@/lib/server/projection/server-sightings";

type BareRow = { number: number; row: number; name: string; ofServer: boolean };

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
  const timeline = await loadTimeline(client, migrationId);
  const { mayMean } = await namesMeant(client, migrationId, timeline, await loadNaming(client, migrationId, timeline), [
    ...new Set(others),
  ]);
  const issues = new Map<number, Issue[]>();
  const rejected = new Map<number, number>();
  for (const row of rows) {
    const candidates = row.ofServer ? ofServer(servers, row) : mayMean(row.name);
    issues.set(row.number, [...(issues.get(row.number) ?? []), ...(candidates.length > 1 ? [issueOf(row, candidates)] : [])]);
    if (row.ofServer && candidates.length > 1) rejected.set(row.number, (rejected.get(row.number) ?? 0) + 1);
  }
  for (const [number, list] of issues) await writeOf(client, migrationId, number, list, rejected.get(number) ?? 0);
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

/** Rows by a name without a domain that say something. */
async function bareRows(client: pg.PoolClient, migrationId: string, only: number | null): Promise<BareRow[]> {
  const rows = await readRows(
    client,
    { number: int, row: int, name: text, ofServer: flag },
    `select o.number, o.row, o.name, o.kind in ('managementServer', 'gateway') as "ofServer"
       from component_observation o join import i on i.migration_id = $1 and i.number = o.number
      where o.migration_id = $1 and position('.' in o.name) = 0 and o.outcome = 'accepted'
        and (o.kind in ('pendingAction', 'failoverEntry') or (o.bare and o.kind in ('managementServer', 'gateway')))
        and (case when $2::int is null then i.status = 'applied' else i.number = $2 end)
      order by o.number, o.row`,
    [migrationId, only],
  );
  return rows;
}

async function writeOf(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  issues: readonly Issue[],
  rejected: number,
): Promise<void> {
  await renewIssuesOfComponents(client, migrationId, number, "ambiguous-name", issues);
  await client.query(
    `update import set accepted = (laid ->> 'accepted')::int - $3, rejected = (laid ->> 'rejected')::int + $3
      where migration_id = $1 and number = $2 and kind <> 'inventory'`,
    [migrationId, number, rejected],
  );
}
