import "server-only";
import type { Collected } from "@/lib/domain/collected/sections";
import type { ComponentFacts } from "@/lib/domain/component-facts";
import type { ComponentImport, ComponentSighting } from "@/lib/domain/component-history";
import { componentImportKinds, kindsCollected, kindsSpokenFor, type ObservedKind, observedKinds } from "@/lib/domain/components";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { flag, int, json, listOf, oneOf, orNull, readRows, text } from "@/lib/server/database/rows";
import { keptWithFacts } from "@/lib/server/estate/kept-with";
import { placedColumns, placedImport } from "@/lib/server/estate/timeline";

export type ComponentObservations = { imports: ComponentImport[]; sightings: ComponentSighting[] };

/** Rows of failover lists that may be about servers: an export may list thousands of agents besides. Pending actions never are. */
const ofServers = `kind in ('managementServer', 'gateway', 'managementGroup', 'failoverEntry') and (kind <> 'failoverEntry' or exists (
  select from component_observation s where s.migration_id = $1 and s.kind in ('managementServer', 'gateway')
     and (s.name = o.name or (o.bare and split_part(s.name, '.', 1) = o.name))))`;

const ofPolled = "kind in ('unixComputer', 'agentlessComputer', 'networkDevice', 'resourcePool')";
const rowsOf = { all: "true", servers: ofServers, pending: "kind = 'pendingAction'", polled: ofPolled, besidePolled: `not ${ofPolled}` };

/**
 * The imports that are folded when read and that count, with their rows. `include` is looked at as if it were applied too;
 * "servers" leaves out rows that say nothing of a server or a management group, "pending" all but pending actions,
 * "polled" all but computers and devices without an agent, and "besidePolled" those.
 */
export async function loadObservations(
  db: Queryable,
  migrationId: string,
  include: number | null = null,
  of: keyof typeof rowsOf = "all",
): Promise<ComponentObservations> {
  const rows = await readRows(
    db,
    {
      ...placedImport,
      kind: oneOf([...componentImportKinds, "inventory"] as const),
      collected: orNull(json<Collected>()),
      seen: listOf(oneOf(observedKinds)),
      tellsGateways: flag,
    },
    `select ${placedColumns}, i.kind, i.collected,
            array(select distinct o.kind from component_observation o where o.migration_id = $1 and o.number = i.number) as seen,
            exists (select from component_observation o
                     where o.migration_id = $1 and o.number = i.number and o.facts->>'isGateway' is not null) as "tellsGateways"
       from import i
      where i.migration_id = $1 and i.kind = any($3) and (i.status = 'applied' or i.number = $2) and i.captured_at is not null`,
    [migrationId, include, [...componentImportKinds, "inventory"]],
  );
  const imports = rows.map(({ kind, collected, seen, tellsGateways, partKeys, ...row }) => ({
    ...row,
    at: row.at.getTime(),
    wholeKeys: row.groupKeys.filter((key) => !partKeys.includes(key)),
    speaksFor:
      kind !== "inventory" ? kindsSpokenFor(kind, seen, tellsGateways) : collected ? kindsCollected(collected) : new Set<ObservedKind>(),
  }));
  const sightings = await readRows(
    db,
    { number: int, row: int, groupKey: int, kind: oneOf(observedKinds), name: text, bare: flag, facts: orNull(json<ComponentFacts>()) },
    `select number, row, group_key as "groupKey", kind, name, bare, facts
       from component_observation o
      where migration_id = $1 and number = any($2) and ${rowsOf[of]} and outcome in ('accepted', 'rejected') and group_key is not null and name is not null
      order by number, row`,
    [migrationId, imports.map((one) => one.number)],
  );
  return { imports, sightings };
}

/** What says something of servers, once for all who ask it of one snapshot. */
export const keptServerSightings = keptWithFacts(({ migrationId }) => loadObservations(pool(), migrationId, null, "servers"));
