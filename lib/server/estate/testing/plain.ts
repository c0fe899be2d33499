import { agentSorts } from "@/lib/domain/agent-fields";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import type { AgentListed } from "@/lib/domain/agent-told";
import { type CauseCode, causeCodes } from "@/lib/domain/remaining/cause-codes";
import { causeOf } from "@/lib/domain/remaining/causes";
import { type AlertsFrom, alertsFroms, type FlagCode, type Method, type Severity, type Stage, stages } from "@/lib/domain/stages";
import type { ToldKind } from "@/lib/domain/told-listings";
import { pool } from "@/lib/server/database/pool";
import type { StoredListing } from "@/lib/server/projection/period-rows";

/** For tests: the same questions, answered slowly from the rows as they are stored, one agent at a time. */
export type PlainRow = {
  key: number;
  name: string;
  from: number;
  to: number | null;
  stage: Stage;
  version: string | null;
  versionSort: string;
  release: string | null;
  proposed: Method | null;
  domain: string | null;
  done: boolean;
  notReporting: boolean;
  flagCodes: FlagCode[];
  worst: Severity | null;
  groupNames: string[];
  servers: string[];
  groups: StoredListing[];
  told: ToldKind[];
  owner: string | null;
  tags: string[];
  method: Method | null;
  excluded: boolean;
  alertsFrom: AlertsFrom | null;
  listed: AgentListed;
  /** The imports that count, with the management groups of which each is the whole. */
  imports: { number: number; at: Date; wholeKeys: number[] }[];
};

export async function plainRows(migrationId: string): Promise<PlainRow[]> {
  const { rows } = await pool().query(
    `select a.key, a.name, p.from_at as "from", p.to_at as "to", p.stage, p.version, p.told::json ->> 2 as "versionSort", p.release, p.method as proposed,
            p.domain, p.done, p.not_reporting as "notReporting", p.flag_codes as "flagCodes", p.told::json ->> 10 as worst, p.group_names as "groupNames", p.servers, p.groups,
            p.told::json -> 12 as told, pl.owner, coalesce(pl.tags, '{}') as tags, li.said as lists, pl.method, pl.excluded_at is not null as excluded, pl.alerts_from as "alertsFrom"
       from agent a join agent_period p on p.migration_id = a.migration_id and p.agent_key = a.key
       left join agent_plan pl on pl.migration_id = a.migration_id and pl.agent_key = a.key
       left join agent_listed li on li.migration_id = a.migration_id and li.agent_key = a.key
      where a.migration_id = $1 order by a.name collate "C", p.from_at`,
    [migrationId],
  );
  const { rows: imports } = await pool().query(
    `select number, captured_at as at, whole_keys as "wholeKeys" from import where migration_id = $1 and agents_told <> 'none' and status = 'applied' order by captured_at, sha256`,
    [migrationId],
  );
  return rows.map(({ lists, ...row }) => {
    const listed: Record<string, string> = Object.fromEntries(
      (lists ?? []).map((one: { field: string; value: string }) => [one.field, one.value]),
    );
    const tags = [...new Set([...row.tags, ...(listed.tags?.split("; ") ?? [])])].sort();
    const own = {
      listed,
      owner: row.owner ?? listed.owner ?? null,
      tags: row.tags.length && listed.tags ? tags : listed.tags ? tags : row.tags,
    };
    return { ...row, ...own, imports, from: row.from.getTime(), to: row.to?.getTime() ?? null };
  });
}

export type PlainQuestion = { moment: number | null; filter: AgentConditions; sort: string };

/** Keys of the agents of a filter in order, with what they are sorted by. */
export function plainOrder(rows: readonly PlainRow[], { moment, filter, sort }: PlainQuestion): [number, string][] {
  const then = rows.filter(({ from, to }) => (moment === null ? to === null : from <= moment && (to === null || to > moment)));
  const everOf = (row: PlainRow) => rows.filter(({ key }) => key === row.key);
  const found = then.filter((row) => isFound(row, everOf(row), filter, moment));
  const [field, turn] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
  const sorted = found.map((row) => ({
    row,
    by: sortText(row, lastHeard(everOf(row), moment), agentSorts.find((one) => one === field) ?? "fqdn"),
  }));
  const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return sorted.sort((a, b) => turn * (compare(a.by, b.by) || compare(a.row.name, b.row.name))).map(({ row, by }) => [row.key, by]);
}

export const plainCause = (row: PlainRow): CauseCode | null => causeOf({ ...row, owned: row.owner !== null });

function isFound(row: PlainRow, ever: readonly PlainRow[], filter: AgentConditions, moment: number | null): boolean {
  const some = (asked: readonly string[] | undefined, own: readonly (string | null)[], folded = false) =>
    !asked ||
    asked.some((one) => own.some((value) => value !== null && (folded ? value.toLowerCase() === one.toLowerCase() : value === one)));
  const is = (asked: boolean | undefined, truth: boolean) => asked === undefined || asked === truth;
  const sources = row.groups.filter(({ role, claimed }) => role === "source" && !claimed);
  const method = row.method ?? row.proposed;
  const listed = (stage: Stage) => ["waiting", "upgraded", "joined", "dualHomed"].includes(stage);
  const cameBack = ever.some((e) => e.stage === "cutOver" && ever.some((b) => listed(b.stage) && b.from < e.from)) && listed(row.stage);
  const unknown = { version: row.version, method, domain: row.domain, server: row.servers[0] ?? null, alertsFrom: row.alertsFrom };
  return (
    some(filter.stage, [row.stage]) &&
    some(filter.flag, row.flagCodes) &&
    !row.flagCodes.some((code) => filter.without?.includes(code)) &&
    some(filter.worst, [row.worst]) &&
    some(filter.group, row.groupNames, true) &&
    some(
      filter.everIn,
      ever.flatMap(({ groupNames }) => groupNames),
      true,
    ) &&
    some(filter.release, [row.release ?? "unknown"]) &&
    some(filter.version, [row.version]) &&
    some(
      filter.sourceHealth,
      sources.map(({ grey, health }) => (grey ? "notMonitored" : (health ?? "unknown"))),
    ) &&
    some(
      filter.health,
      row.groups.map(
        ({ name, claimed, grey, health }) => `${claimed ? "unknown" : grey ? "notMonitored" : (health ?? "unknown")} in ${name}`,
      ),
      true,
    ) &&
    some(filter.server, row.servers, true) &&
    some(
      filter.sourceServer,
      sources.map(({ primaryServer }) => primaryServer),
      true,
    ) &&
    some(filter.domain, [row.domain], true) &&
    some(filter.owner, [row.owner], true) &&
    some(filter.method, [method]) &&
    some(filter.alertsFrom, [row.alertsFrom ?? "unknown"]) &&
    some(filter.tag, row.tags) &&
    listedTexts.every((field) => some(filter[field], [row.listed[field] ?? null], true)) &&
    isDay(row.listed.decommission, filter.decommission) &&
    some(filter.cause, [plainCause(row)]) &&
    row.name.includes(filter.q?.trim().toLowerCase() ?? "") &&
    is(filter.owned, row.owner !== null) &&
    is(filter.excluded, row.excluded) &&
    is(filter.done, row.done && !row.excluded) &&
    is(filter.notReporting, row.notReporting && !row.excluded) &&
    is(filter.oldRelease, ["waiting", "joined"].includes(row.stage) || row.flagCodes.includes("belowTarget")) &&
    is(filter.fullGroups, row.told.includes("fullGroups")) &&
    is(filter.groupsTold, row.told.includes("groups")) &&
    is(filter.systemTold, row.told.includes("system")) &&
    is(filter.directoryTold, row.told.includes("directory")) &&
    is(filter.integrated, row.told.includes("integrated")) &&
    is(
      filter.connecting,
      ["joined", "dualHomed", "cutOver"].includes(row.stage) || (["waiting", "upgraded"].includes(row.stage) && !row.excluded),
    ) &&
    is(filter.inScope, row.stage !== "gone" && !row.excluded) &&
    isLastHeard(lastHeard(ever, moment), filter.lastHeard) &&
    is(filter.cameBack, cameBack) &&
    is(
      filter.heard,
      ever.some(({ groups }) => groups.some((l) => l.role === "target" && !l.claimed && l.health !== "notMonitored" && l.grey !== true)),
    ) &&
    (!filter.unknown || Object.entries(unknown).some(([field, value]) => value === null && filter.unknown?.includes(field)))
  );
}

const listedTexts = ["service", "environment", "site", "tier", "changeWindow", "pair"] as const;

function isDay(own: string | undefined, asked: readonly string[] | undefined): boolean {
  return isLastHeard(own && /^\d{4}-\d\d-\d\d$/.test(own) ? `${own}T10:00:00.000Z` : "", asked);
}

/** The latest capture, of all until the moment, of an import that says of the agent what counts as heard. */
function lastHeard(ever: readonly PlainRow[], moment: number | null): string {
  const heard = ever.flatMap(({ groups, imports, from, to }) => {
    const before = Math.min(to ?? Number.POSITIVE_INFINITY, (moment ?? Number.POSITIVE_INFINITY) + 1);
    if (from >= before) return [];
    return groups
      .filter(({ claimed, health, grey }) => !claimed && health !== "notMonitored" && grey !== true)
      .flatMap(({ key, part }) =>
        imports.filter(({ number, at, wholeKeys }) => at.getTime() < before && (part === null ? wholeKeys.includes(key) : number === part)),
      );
  });
  return (
    heard
      .map(({ at }) => at.toISOString())
      .sort()
      .at(-1) ?? ""
  );
}

function isLastHeard(own: string, asked: readonly string[] | undefined): boolean {
  if (!asked) return true;
  const [since, before] = ["since:", "before:"].map((is) => asked.find((text) => text.startsWith(is))?.slice(is.length));
  if (own === "") return asked.includes("never");
  return (since !== undefined || before !== undefined) && (!since || own >= since) && (!before || own < before);
}

function sortText(row: PlainRow, heard: string, field: (typeof agentSorts)[number]): string {
  const place = (list: readonly string[], value: string | null, digits: number, none: string) =>
    value === null ? none : String(list.indexOf(value) + 1).padStart(digits, "0");
  const texts: Record<typeof field, string> = {
    fqdn: "",
    stage: place(stages, row.stage, 1, ""),
    version: row.versionSort,
    domain: row.domain ?? "",
    owner: row.owner?.toLowerCase() ?? "",
    server: row.servers[0] ?? "",
    flags: String(row.flagCodes.length).padStart(4, "0"),
    groups: row.groupNames.join(" "),
    method: row.method ?? row.proposed ?? "",
    tags: row.tags.join(" ").toLowerCase(),
    cause: place(causeCodes, plainCause(row), 2, "~"),
    alertsFrom: place(alertsFroms, row.alertsFrom, 1, ""),
    lastHeard: heard,
    service: row.listed.service?.toLowerCase() ?? "",
    environment: row.listed.environment?.toLowerCase() ?? "",
    site: row.listed.site?.toLowerCase() ?? "",
    tier: row.listed.tier?.toLowerCase() ?? "",
    changeWindow: row.listed.changeWindow?.toLowerCase() ?? "",
    pair: row.listed.pair?.toLowerCase() ?? "",
    decommission: /^\d{4}-\d\d-\d\d$/.test(row.listed.decommission ?? "") ? `${row.listed.decommission}T10:00:00.000Z` : "",
  };
  return texts[field];
}
