import "server-only";
import type { AgentListQuery } from "@/lib/contracts/agents";
import { stages } from "@/lib/domain/stages";
import { periodAt } from "./moment";

export type AgentFilter = Omit<AgentListQuery, "cursor" | "limit" | "sort" | "asOf">;

/** The one question behind every list, count and export of agents: `from` and `where` with parameters $1 to $16. */
export function agentsWhere(moment: Date | null): string {
  return `from agent_period p
    join agent a on a.migration_id = p.migration_id and a.key = p.agent_key
    left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
   where p.migration_id = $1 and ${periodAt(moment, "$2")}
     and ($3::text[] is null or p.stage = any($3))
     and ($4::text[] is null or p.flag_codes && $4)
     and ($5::text[] is null or p.group_names && $5)
     and ($6::text[] is null or coalesce(p.release, 'unknown') = any($6))
     and ($7::text[] is null or p.servers && $7)
     and ($8::text[] is null or lower(p.domain) = any($8))
     and ($9::text[] is null or lower(pl.owner) = any($9))
     and ($10::text[] is null or coalesce(pl.method, p.method) = any($10))
     and ($11::text[] is null or pl.tags && $11)
     and ($12::text is null or a.name like $12)
     and ($13::boolean is null or (pl.excluded_at is not null) = $13)
     and ($14::boolean is null or (p.done and pl.excluded_at is null) = $14)
     and ($15::boolean is null or (p.not_reporting and pl.excluded_at is null) = $15)
     and ($16::text is null or a.name = $16)`;
}

export function agentsValues(migrationId: string, moment: Date | null, filter: AgentFilter, name: string | null = null): unknown[] {
  const lower = (list: string[] | undefined) => list?.map((text) => text.toLowerCase()) ?? null;
  return [
    migrationId,
    moment,
    filter.stage ?? null,
    filter.flag ?? null,
    lower(filter.group),
    filter.release ?? null,
    lower(filter.server),
    lower(filter.domain),
    lower(filter.owner),
    filter.method ?? null,
    filter.tag ?? null,
    filter.q
      ? `%${filter.q
          .trim()
          .toLowerCase()
          .replace(/[\\%_]/g, "\\$&")}%`
      : null,
    filter.excluded ?? null,
    filter.done ?? null,
    filter.notReporting ?? null,
    name,
  ];
}

/** Sort keys are texts, so that one cursor of (key, name) serves them all. */
const sortKeys: Record<string, string> = {
  fqdn: "''",
  stage: `array_position(array['${stages.join("','")}'], p.stage)::text`,
  version: "p.version_sort",
  domain: "coalesce(lower(p.domain), '')",
  owner: "coalesce(lower(pl.owner), '')",
  server: "coalesce(p.servers[1], '')",
  flags: "lpad(cardinality(p.flag_codes)::text, 4, '0')",
};

/** `sort` comes from a closed list; nothing of the request becomes SQL. */
export function agentsOrder(sort: string): { key: string; by: string; after: string } {
  const descending = sort.startsWith("-");
  const key = `(${sortKeys[descending ? sort.slice(1) : sort] ?? "''"}) collate "C"`;
  const compare = descending ? "<" : ">";
  const byName = key.startsWith("('')");
  const after = byName ? `a.name collate "C" ${compare} $18` : `(${key}, a.name collate "C") ${compare} ($17, $18)`;
  const direction = descending ? "desc" : "asc";
  return {
    key,
    by: `${byName ? "" : `${key} ${direction}, `}a.name collate "C" ${direction}`,
    after: `($18::text is null or ($17::text is not null and ${after}))`,
  };
}

export const agentColumns = `a.id, a.name as fqdn, a.key, p.stage, p.stage_reason as "stageReason", p.version, p.release, p.rollup, p.flags, p.done,
  p.not_reporting as "notReporting", p.method as proposed, p.manually_installed as "manuallyInstalled", p.groups, p.domain,
  pl.owner, coalesce(pl.tags, '{}') as tags, pl.method, pl.note, coalesce(pl.revision, 1) as revision,
  pl.excluded_reason as "excludedReason", pl.excluded_by as "excludedBy", pl.excluded_at as "excludedAt",
  pl.accepted_reason as "acceptedReason", pl.accepted_by as "acceptedBy", pl.accepted_at as "acceptedAt"`;
