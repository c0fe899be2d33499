import "server-only";
import type { Serving } from "@/lib/domain/capacity";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { groupKeyOf } from "@/lib/domain/management-groups";
import { periodAt } from "@/lib/server/agents/moment";
import { alikeAgents } from "./alike";
import { countingQuery } from "./counting";

/** Agents alike in their groups and primary servers; `pairs` tells of one of them which group (in lower case) names which server. */
type Alike = { count: number; pairs: { group: string; server: string }[] };

/** Which server agents of a management group name as their primary one at a moment, excluded agents too: they connect as any other. */
export async function servingAgents(migrationId: string, moment: Date | null, groups: readonly ManagementGroup[]): Promise<Serving[]> {
  const alike = moment === null ? await alikeNow(migrationId) : await alikeAt(migrationId, moment);
  const keys = new Map(groups.map(({ key, name }) => [groupKeyOf(name), key]));
  const found = new Map<string, Serving>();
  for (const { count, pairs } of alike)
    for (const { group, server } of pairs) {
      const groupKey = keys.get(group);
      if (groupKey === undefined) continue;
      const one = found.get(`${groupKey} ${server}`) ?? { groupKey, server, agents: 0 };
      found.set(`${groupKey} ${server}`, one);
      one.agents += count;
    }
  return [...found.values()];
}

async function alikeNow(migrationId: string): Promise<Alike[]> {
  return (await alikeAgents(migrationId)).map(({ groups, groupServers, count }) => ({
    count,
    pairs: groups.flatMap((group, i) => (groupServers[i] ? [{ group, server: groupServers[i] }] : [])),
  }));
}

/** Only one agent of many alike ones is looked at for which group said what. */
async function alikeAt(migrationId: string, moment: Date): Promise<Alike[]> {
  return await countingQuery<Alike>(
    `select a.count, (
       select coalesce(jsonb_agg(distinct jsonb_build_object('group', lower(l->>'name'), 'server', lower(l->>'primaryServer'))), '[]')
       from agent_period p, json_array_elements(p.groups) l
       where p.migration_id = $1 and p.agent_key = a.sample and ${periodAt(moment, () => "$2")} and l->>'primaryServer' is not null) as pairs
     from (
       select count(*)::int as count, min(p.agent_key) as sample
       from agent_period p
       where p.migration_id = $1 and ${periodAt(moment, () => "$2")} and p.servers <> '{}'
       group by p.group_names, p.servers
     ) a`,
    [migrationId, moment],
  );
}
