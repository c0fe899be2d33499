import "server-only";
import type { Listed } from "@/lib/domain/people-lists/listed";
import { alertsFroms, type Flag, methods, stages } from "@/lib/domain/stages";
import { flag, instant, int, json, listOf, oneOf, orNull, type RowOf, text } from "@/lib/server/database/rows";
import { typedOrListed } from "@/lib/server/plans/typed-or-listed";
import type { StoredListing } from "@/lib/server/projection/period-rows";
import { periodAt } from "./moment";

/** What the question answers. */
export const agentRow = {
  key: int,
  fqdn: text,
  stage: oneOf(stages),
  stageReason: text,
  version: orNull(text),
  release: orNull(text),
  rollup: orNull(text),
  told: text,
  flags: json<Flag[]>(),
  groups: json<StoredListing[]>(),
  done: flag,
  notReporting: flag,
  method: orNull(oneOf(methods)),
  manuallyInstalled: orNull(flag),
  domain: orNull(text),
  owner: orNull(text),
  note: orNull(text),
  excludedReason: orNull(text),
  acceptedReason: orNull(text),
  alertsFrom: orNull(oneOf(alertsFroms)),
  alertsSince: orNull(text),
  id: text,
  proposed: orNull(oneOf(methods)),
  tags: listOf(text),
  revision: int,
  excludedBy: orNull(text),
  excludedAt: orNull(instant),
  acceptedBy: orNull(text),
  acceptedAt: orNull(instant),
  ownerSet: flag,
  noteSet: flag,
  listed: orNull(json<Listed>()),
};
export type AgentRow = RowOf<typeof agentRow>;

/** Whole agents by key, at a moment: parameters are the migration, the keys, and the moment where it is not now. */
export function agentsByKeyText(moment: Date | null): string {
  return `select ${agentColumns} from agent_period p
    join agent a on a.migration_id = p.migration_id and a.key = p.agent_key
    left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
    left join agent_listed li on li.migration_id = p.migration_id and li.agent_key = p.agent_key
   where p.migration_id = $1 and p.agent_key = any($2::int[]) and ${periodAt(moment, () => "$3")}`;
}

const agentColumns = `a.id, a.name as fqdn, a.key, p.stage, p.stage_reason as "stageReason", p.version, p.release, p.rollup, p.flags, p.done,
  p.not_reporting as "notReporting", p.method as proposed, p.told, p.manually_installed as "manuallyInstalled", p.groups, p.domain,
  ${typedOrListed.owner} as owner, ${typedOrListed.tags} as tags, pl.method, ${typedOrListed.note} as note, li.said as listed,
  pl.owner is not null as "ownerSet", pl.note is not null as "noteSet", coalesce(pl.revision, 1) as revision,
  pl.excluded_reason as "excludedReason", pl.excluded_by as "excludedBy", pl.excluded_at as "excludedAt",
  pl.accepted_reason as "acceptedReason", pl.accepted_by as "acceptedBy", pl.accepted_at as "acceptedAt",
  pl.alerts_from as "alertsFrom", to_char(pl.alerts_since, 'YYYY-MM-DD') as "alertsSince"`;
