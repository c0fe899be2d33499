import "server-only";
import { aroundAgents } from "@/lib/domain/agent-around";
import { componentHistory } from "@/lib/domain/component-history";
import type { Kind } from "@/lib/domain/stages";
import { keysAsked } from "@/lib/server/database/asked";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, readRows, text } from "@/lib/server/database/rows";
import { loadObservations } from "./server-sightings";

/** An import of another kind than agents, null while nobody knows which; the groups for which it is whole. */
type Other = { kind: Kind | null; number: number; wholeKeys: readonly number[] };

/** Agents whose flags may change with the coming or going of an import that does not list agents. */
export async function agentsAround(db: Queryable, migrationId: string, { kind, number, wholeKeys }: Other): Promise<number[]> {
  if (kind === "inventory") {
    const agents = [
      await agentsNamedElsewhere(db, migrationId, { kind: "pendingAction" }),
      await agentsNamedElsewhere(db, migrationId, { kind: "failoverEntry", number }),
      await agentsBehindGateways(db, migrationId, number),
    ];
    return [...new Set(agents.flat())].sort((a, b) => a - b);
  }
  if (kind === "pending") return await agentsNamedElsewhere(db, migrationId, { kind: "pendingAction" });
  if (kind === "failover") {
    const own = wholeKeys.length ? {} : { number };
    return await agentsNamedElsewhere(db, migrationId, { kind: "failoverEntry", ...own });
  }
  if (kind === "managementServers" || kind === "gateways") return await agentsBehindGateways(db, migrationId, number);
  return [];
}

/** Agents that were in no management group at some time: whether that was planned is told by what people announce and list. */
export async function goneAgents(db: Queryable, migrationId: string): Promise<number[]> {
  return await keysAsked(db, "select distinct agent_key as key from agent_period where migration_id = $1 and stage = 'gone'", [
    migrationId,
  ]);
}

/** Agents that rows of other kinds of exports may name; `bare`: only those that a name without a domain may mean. */
export async function agentsNamedElsewhere(
  db: Queryable,
  migrationId: string,
  { kind, number, bare }: { kind?: "pendingAction" | "failoverEntry"; number?: number; bare?: boolean },
): Promise<number[]> {
  const rows = await readRows(
    db,
    { key: int },
    `with named as (select distinct name, position('.' in name) = 0 as bare from component_observation
        where migration_id = $1 and kind = any($2) and ($3::int is null or number = $3) and name is not null
          and (not $4 or position('.' in name) = 0))
     select key from agent a where a.migration_id = $1 and (
        a.name in (select name from named)
        or split_part(a.name, '.', 1) in (select name from named where bare)
        or a.key in (select l.agent_key from alias l join named n on n.name = l.name where l.migration_id = $1))
      order by key`,
    [migrationId, kind ? [kind] : ["pendingAction", "failoverEntry"], number ?? null, bare ?? false],
  );
  return rows.map(({ key }) => key);
}

/** Agents that ever named a primary server that is a gateway with this import or without it. */
async function agentsBehindGateways(db: Queryable, migrationId: string, number: number): Promise<number[]> {
  const { imports, sightings } = await loadObservations(db, migrationId, number, "servers");
  const known = [imports, imports.filter((one) => one.number !== number)].map(
    (some) => aroundAgents(componentHistory(some, sightings).changes).gateways,
  );
  const servers = await readRows(
    db,
    { groupKey: int, server: text },
    `select distinct l.key as "groupKey", l."primaryServer" as server
       from agent_period p cross join lateral json_to_recordset(p.groups) as l (key int, "primaryServer" text)
      where p.migration_id = $1 and l."primaryServer" is not null`,
    [migrationId],
  );
  const spelled = servers.filter(({ groupKey, server }) => known.some(({ spans }) => spans(groupKey, server).length > 0));
  if (!spelled.length) return [];
  const rows = await readRows(
    db,
    { key: int },
    "select distinct agent_key as key from agent_period where migration_id = $1 and servers && $2 order by key",
    [migrationId, spelled.map(({ server }) => server.toLowerCase())],
  );
  return rows.map(({ key }) => key);
}
