import "server-only";
import type { AgentListQuery } from "@/lib/contracts/agents";
import { connected, notAcross } from "@/lib/domain/checks/rows";
import type { UnknownField } from "@/lib/domain/remaining/cause-codes";
import type { ToldKind } from "@/lib/domain/told-listings";
import { causeText, inScopeText } from "./cause-text";
import { periodAt } from "./moment";

export type AgentConditions = Omit<AgentListQuery, "cursor" | "limit" | "sort" | "asOf">;

/**
 * `from` and `where` of a question about agents; `name` is their name in it, `p` what is known of them. `put` adds a value and
 * answers its parameter. `joins` says whether more than one table is looked at.
 */
export type AgentsQuestion = { text: string; values: unknown[]; put: Put; name: string; joins: boolean };
type Put = (value: unknown) => string;

/** The one question behind every list, count and export of agents. Only what is asked for is looked at. */
export function agentsQuestion(
  migrationId: string,
  moment: Date | null,
  filter: AgentConditions,
  { planned = asksPlan(filter) }: { planned?: boolean } = {},
): AgentsQuestion {
  const values: unknown[] = [migrationId];
  const put: Put = (value) => `$${values.push(value)}`;
  const [from, name] = moment
    ? ["agent_period p join agent a on a.migration_id = p.migration_id and a.key = p.agent_key", "a.name"]
    : ["agent_now p", "p.name"];
  const plan = planned ? "left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key" : "";
  const conditions = [
    "p.migration_id = $1",
    ...(moment ? [periodAt(moment, put)] : []),
    ...conditionsOf(filter, name, put, moment ? ofPeriod : ofNow),
  ];
  return { text: `from ${from} ${plan} where ${conditions.join(" and ")}`, values, put, name, joins: planned || moment !== null };
}

/** A test of the build of `p`, and the listings behind it. The narrow list of now leaves these to what alike agents share, and to the open periods. */
type Behind = {
  version: (test: string) => string;
  groups: string;
  sourceServer: (names: string) => string;
  told: (kind: ToldKind) => string;
};
const ofPeriod: Behind = {
  version: (test) => `p.version ${test}`,
  told: (kind) => `('${kind}' = any(p.told))`,
  groups: "p.groups",
  sourceServer: (names) =>
    `exists (select from json_to_recordset(p.groups) as l (role text, "primaryServer" text, claimed boolean)
      where l.role = 'source' and not l.claimed and lower(l."primaryServer") = any(${names}::text[]))`,
};
const ofNow: Behind = {
  sourceServer: (names) =>
    `p.alike in (select v.id from agent_alike v cross join lateral unnest(v.group_names, v.group_servers) as l (name, server)
      join management_group g on g.migration_id = v.migration_id and lower(g.name) = l.name and g.role = 'source'
     where v.migration_id = p.migration_id and l.server = any(${names}::text[]))`,
  version: (test) => ofAlike(`v.version ${test}`),
  told: (kind) => ofAlike(`'${kind}' = any(v.told)`),
  groups: `(select o.groups from agent_period o where o.migration_id = p.migration_id and o.agent_key = p.agent_key and o.to_at is null)`,
};

const ofAlike = (test: string) => `(p.alike in (select v.id from agent_alike v where v.migration_id = p.migration_id and ${test}))`;

/** What a filter asks of `p` and `pl`; `name` is where the agent's name stands. */
export function conditionsOf(
  filter: AgentConditions,
  name: string,
  put: Put,
  { version, groups, sourceServer, told: isTold }: Behind = ofPeriod,
): string[] {
  const lower = (list: readonly string[]) => list.map((text) => text.toLowerCase());
  const told: (string | false | undefined)[] = [
    filter.stage && `p.stage = any(${put(filter.stage)}::text[])`,
    filter.flag && `p.flag_codes && ${put(filter.flag)}::text[]`,
    filter.without && `not p.flag_codes && ${put(filter.without)}::text[]`,
    filter.worst && `p.worst = any(${put(filter.worst)}::text[])`,
    filter.group && `p.group_names && ${put(lower(filter.group))}::text[]`,
    filter.everIn && everText(`e.group_names && ${put(lower(filter.everIn))}::text[]`),
    filter.heard !== undefined && `${heardText} = ${put(filter.heard)}::boolean`,
    filter.cameBack !== undefined && `${cameBackText} = ${put(filter.cameBack)}::boolean`,
    filter.release && `coalesce(p.release, 'unknown') = any(${put(filter.release)}::text[])`,
    filter.version && version(`= any(${put(filter.version)}::text[])`),
    filter.sourceHealth &&
      `exists (select from json_to_recordset(${groups}) as l (role text, health text, grey boolean, claimed boolean)
        where l.role = 'source' and not l.claimed and ${toldHealthText} = any(${put(filter.sourceHealth)}::text[]))`,
    filter.server && `p.servers && ${put(lower(filter.server))}::text[]`,
    filter.sourceServer && sourceServer(put(lower(filter.sourceServer))),
    filter.domain && `lower(p.domain) = any(${put(lower(filter.domain))}::text[])`,
    filter.owner && `lower(pl.owner) = any(${put(lower(filter.owner))}::text[])`,
    filter.method && `coalesce(pl.method, p.method) = any(${put(filter.method)}::text[])`,
    filter.alertsFrom && `coalesce(pl.alerts_from, 'unknown') = any(${put(filter.alertsFrom)}::text[])`,
    filter.tag && `pl.tags && ${put(filter.tag)}::text[]`,
    filter.q !== undefined && filter.q !== "" && `${name} like ${put(containing(filter.q))}`,
    filter.owned !== undefined && `(pl.owner is not null) = ${put(filter.owned)}::boolean`,
    filter.excluded !== undefined && `(pl.excluded_at is not null) = ${put(filter.excluded)}::boolean`,
    filter.done !== undefined && `(p.done and pl.excluded_at is null) = ${put(filter.done)}::boolean`,
    filter.notReporting !== undefined && `(p.not_reporting and pl.excluded_at is null) = ${put(filter.notReporting)}::boolean`,
    filter.oldRelease !== undefined &&
      `(p.stage in ('waiting', 'joined') or 'belowTarget' = any(p.flag_codes)) = ${put(filter.oldRelease)}::boolean`,
    filter.fullGroups !== undefined && `${isTold("fullGroups")} = ${put(filter.fullGroups)}::boolean`,
    filter.groupsTold !== undefined && `${isTold("groups")} = ${put(filter.groupsTold)}::boolean`,
    filter.systemTold !== undefined && `${isTold("system")} = ${put(filter.systemTold)}::boolean`,
    filter.connecting !== undefined && `${connectingText} = ${put(filter.connecting)}::boolean`,
    filter.inScope !== undefined && `${inScopeText} = ${put(filter.inScope)}::boolean`,
    filter.cause && `${causeText} = any(${put(filter.cause)}::text[])`,
    filter.unknown &&
      `(${filter.unknown.map((field) => (field === "version" ? version("is null") : unknownText[field])).join(" or ") || "false"})`,
  ];
  return told.filter((one) => typeof one === "string");
}

/** As lib/domain/checks/rows.ts says: whom servers of the new side carry, and whom they will. */
const connectingText = `(p.stage in ('${connected.join("', '")}') or (p.stage in ('${notAcross.join("', '")}') and pl.excluded_at is null))`;

/** Something that held of the agent in a period, now or before. */
const everText = (test: string) =>
  `exists (select from agent_period e where e.migration_id = p.migration_id and e.agent_key = p.agent_key and ${test})`;

/** That a new management group heard from it: as lib/domain/listings.ts says of a listing that a period keeps. */
const heardText = everText(`exists (
  select from json_to_recordset(e.groups) as l (role text, health text, grey boolean, claimed boolean)
   where l.role = 'target' and not l.claimed and l.health is distinct from 'notMonitored' and l.grey is not true)`);

/** What a filter by value can never find: agents of which that value is not known. */
const unknownText: Record<Exclude<UnknownField, "version">, string> = {
  method: "coalesce(pl.method, p.method) is null",
  domain: "p.domain is null",
  server: "p.servers = '{}'",
  alertsFrom: "pl.alerts_from is null",
};

/** What a listing `l` tells of health: who is not heard from is not monitored, whatever its last state was. */
export const toldHealthText = "case when l.grey then 'notMonitored' else coalesce(l.health, 'unknown') end";

const stillListed = "in ('waiting', 'upgraded', 'joined', 'dualHomed')";

/** Listed by an original, though it had been cut over after an original listed it before. */
const cameBackText = `(p.stage ${stillListed} and ${everText(`e.stage = 'cutOver' and exists (
  select from agent_period b where b.migration_id = e.migration_id and b.agent_key = e.agent_key
     and b.stage ${stillListed} and b.from_at < e.from_at)`)})`;

function containing(q: string): string {
  return `%${q
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&")}%`;
}

/** Whether a filter asks what people say of agents: it is looked at only then. */
function asksPlan(filter: AgentConditions): boolean {
  const { owner, method, tag, owned, excluded, done, notReporting, inScope, connecting, cause, unknown, alertsFrom } = filter;
  const asked = [owner, method, tag, owned, excluded, done, notReporting, inScope, connecting, cause, unknown, alertsFrom];
  return asked.some((one) => one !== undefined);
}

/** Whole agents by key, at a moment: parameters are the migration, the keys, and the moment where it is not now. */
export function agentsByKeyText(moment: Date | null): string {
  return byKey(agentColumns, moment);
}

/** The same with what a file of them says: quicker to read where there are very many. */
export function agentLinesByKeyText(moment: Date | null): string {
  return byKey(lineColumns, moment);
}

function byKey(columns: string, moment: Date | null): string {
  return `select ${columns} from agent_period p
    join agent a on a.migration_id = p.migration_id and a.key = p.agent_key
    left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
   where p.migration_id = $1 and p.agent_key = any($2::int[]) and ${periodAt(moment, () => "$3")}`;
}

const alertsColumns = `pl.alerts_from as "alertsFrom", to_char(pl.alerts_since, 'YYYY-MM-DD') as "alertsSince"`;

const agentColumns = `a.id, a.name as fqdn, a.key, p.stage, p.stage_reason as "stageReason", p.version, p.release, p.rollup, p.flags, p.done, ${causeText} as cause,
  p.not_reporting as "notReporting", p.method as proposed, p.manually_installed as "manuallyInstalled", p.groups, p.domain,
  pl.owner, coalesce(pl.tags, '{}') as tags, pl.method, pl.note, coalesce(pl.revision, 1) as revision,
  pl.excluded_reason as "excludedReason", pl.excluded_by as "excludedBy", pl.excluded_at as "excludedAt",
  pl.accepted_reason as "acceptedReason", pl.accepted_by as "acceptedBy", pl.accepted_at as "acceptedAt",
  ${alertsColumns}`;

const lineColumns = `p.agent_key as key, a.name as fqdn, p.stage, p.stage_reason as "stageReason", p.version, p.release, p.rollup,
  p.flags, ${causeText} as cause, p.groups, p.done, p.not_reporting as "notReporting", coalesce(pl.method, p.method) as method,
  p.manually_installed as "manuallyInstalled", p.domain, pl.owner, array_to_string(pl.tags, '; ') as tags, pl.note,
  pl.excluded_at is not null as excluded, pl.excluded_reason as "excludedReason", pl.accepted_reason as "acceptedReason",
  ${alertsColumns}`;
