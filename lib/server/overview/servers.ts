import "server-only";
import { periodAt } from "@/lib/server/agents/moment";
import { alikeAgents } from "@/lib/server/progress/alike";
import { countingQuery } from "@/lib/server/progress/counting";

/** Agents alike in their groups and primary servers; `pairs` tells of one of them which group names which server. */
type Alike = { groups: readonly string[]; servers: readonly string[]; count: number; pairs: { group: string; server: string }[] };
export type PrimaryServer = { name: string; agents: number };

/**
 * Primary servers per management group (name in lower case), as agents at a moment name them. A count is what the list of agents
 * finds for that group and server.
 */
export async function primaryServers(migrationId: string, moment: Date | null): Promise<Map<string, PrimaryServer[]>> {
  const alike = moment === null ? await alikeNow(migrationId) : await alikeAt(migrationId, moment);
  const named = new Map<string, Set<string>>();
  for (const { group, server } of alike.flatMap((one) => one.pairs)) named.set(group, (named.get(group) ?? new Set()).add(server));
  return new Map(
    [...named].map(([group, servers]) => {
      const inGroup = alike.filter((one) => one.groups.includes(group));
      const counted = [...servers].map((name) => ({
        name,
        agents: inGroup.reduce((sum, one) => sum + (one.servers.includes(name) ? one.count : 0), 0),
      }));
      return [group, counted.sort((a, b) => b.agents - a.agents || a.name.localeCompare(b.name))] as const;
    }),
  );
}

async function alikeNow(migrationId: string): Promise<Alike[]> {
  return (await alikeAgents(migrationId))
    .filter(({ excluded, servers }) => !excluded && servers.length > 0)
    .map(({ groups, servers, groupServers, count }) => ({
      groups,
      servers,
      count,
      pairs: groups.flatMap((group, i) => (groupServers[i] ? [{ group, server: groupServers[i] }] : [])),
    }));
}

/** Only one agent of many alike ones is looked at for which group said what. */
async function alikeAt(migrationId: string, moment: Date): Promise<Alike[]> {
  return await countingQuery<Alike>(
    `select a.groups, a.servers, a.count, (
       select coalesce(jsonb_agg(distinct jsonb_build_object('group', lower(l->>'name'), 'server', lower(l->>'primaryServer'))), '[]')
       from agent_period p, json_array_elements(p.groups) l
       where p.migration_id = $1 and p.agent_key = a.sample and ${periodAt(moment, () => "$2")} and l->>'primaryServer' is not null) as pairs
     from (
       select p.group_names as groups, p.servers, count(*)::int as count, min(p.agent_key) as sample
       from agent_period p left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
       where p.migration_id = $1 and ${periodAt(moment, () => "$2")} and pl.excluded_at is null and p.servers <> '{}'
       group by p.group_names, p.servers
     ) a`,
    [migrationId, moment],
  );
}
