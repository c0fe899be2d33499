import {
  type AgentField,
  agentSorts,
  byField,
  type ManyField,
  type MomentField,
  manyFields,
  type SortField,
  type ToldMoment,
  type TruthField,
  truthFields,
} from "./agent-fields";
import {
  type AgentListed,
  type AgentSaid,
  type AgentTold,
  groupsOf,
  healthOf,
  inScope,
  isDone,
  isNotReporting,
  methodOf,
  remainsFor,
  serversOf,
} from "./agent-told";
import { isOneOf, toldMoments } from "./asked-moments";

import { connected, inOriginal, notAcross } from "./checks/rows";
import { healthIn, type ToldHealth } from "./health-course";
import { lastHeardOf } from "./last-heard";
import { isHeard } from "./listings";
import { dayIn } from "./people-lists/fields";
import { causeCodes, type UnknownField, unknownFields } from "./remaining/cause-codes";
import { alertsFroms, stages } from "./stages";
import type { LastSaid } from "./timeline";

/** From what a field of an agent is read: whoever asks it of many agents asks once for all who are told alike, or of whom people say the same. */
export type Reading<T> =
  | { reads: "told"; of: (told: AgentTold) => T }
  /** As told, and when the imports were captured that said it last. */
  | { reads: "captures"; of: (told: AgentTold, lastSaid: LastSaid) => T }
  | { reads: "said"; of: (said: AgentSaid) => T }
  | { reads: "both"; of: (told: AgentTold, said: AgentSaid) => T }
  /** As people's lists say it. */
  | { reads: "listed"; of: (listed: AgentListed) => T }
  /** The domain of its name; null for a workgroup computer. */
  | { reads: "domain"; of: (domain: string | null) => T };

const told = <T>(of: (told: AgentTold) => T) => ({ reads: "told", of }) as const;
const captures = <T>(of: (told: AgentTold, lastSaid: LastSaid) => T) => ({ reads: "captures", of }) as const;
const said = <T>(of: (said: AgentSaid) => T) => ({ reads: "said", of }) as const;
const both = <T>(of: (told: AgentTold, said: AgentSaid) => T) => ({ reads: "both", of }) as const;
const listed = <T>(of: (listed: AgentListed) => T) => ({ reads: "listed", of }) as const;
/** A text of a list: found and put in order without regard to case. */
const listedText = (field: Exclude<keyof AgentListed, "decommission" | "mailOf">) =>
  ({
    folded: true,
    values: listed((said) => one(said[field] ?? null)),
    sort: listed((said) => said[field]?.toLowerCase() ?? ""),
  }) as const;
const ofDomain = <T>(of: (domain: string | null) => T) => ({ reads: "domain", of }) as const;

type Values = Reading<readonly string[]>;
/** When something was so, in milliseconds; null: never. */
type Moment = Extract<Reading<number | null>, { reads: "captures" | "listed" }>;
type Asked<Wanted> = { asked: (wanted: Wanted) => Condition };
/** What each field of the table needs, so that one that is forgotten breaks the build. */
type ReadingOf<F extends AgentField> = (F extends ManyField
  ?
      | { /** What it may be of one agent: none where nobody tells. Agents are counted, and found, by any of them. */ values: Values }
      | Asked<readonly string[]>
      | { at: Moment }
  : unknown) &
  (F extends TruthField ? { is: Reading<boolean> } | Asked<boolean> : unknown) &
  (F extends MomentField ? { at: Moment } : unknown) &
  (F extends Exclude<SortField, MomentField> ? { /** A text that sorts as the field does. */ sort: Reading<string> } : unknown) & {
    /** Capitals make no difference. */ folded?: true;
  };

const one = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);
/** The place in a closed list, as a text of one length. */
const place = (list: readonly string[], value: string | null, digits = 1) =>
  value === null ? null : String(list.indexOf(value) + 1).padStart(digits, "0");

/** How each field of an agent is read. */
export const agentReadings = {
  stage: { values: told(({ stage }) => [stage]), sort: told(({ stage }) => place(stages, stage) ?? "") },
  flag: { values: told(({ flagCodes }) => flagCodes) },
  /** Flags of which it carries none. */
  without: { asked: (codes: readonly string[]) => told(({ flagCodes }) => !flagCodes.some((code) => codes.includes(code))) },
  flags: { sort: told(({ flagCodes }) => String(flagCodes.length).padStart(4, "0")) },
  /** Flags that settle still. */
  settling: { values: told(({ settling }) => settling) },
  worst: { values: told(({ worst }) => one(worst)) },
  group: { folded: true, values: told(groupsOf) },
  /** Management groups that list it now or did at any time. */
  everIn: { asked: everIn },
  groups: { sort: told((all) => groupsOf(all).join(" ")) },
  release: { values: told(({ release }) => [release ?? "unknown"]) },
  /** The installed build, as it is written. */
  version: { values: told(({ version }) => one(version)), sort: told(({ versionSort }) => versionSort) },
  /** Health as an original tells it: not heard from is not monitored. */
  sourceHealth: { values: told(sourceHealths) },
  /** The same as each management group tells it: "healthy in ops_2012r2". */
  health: { folded: true, values: told(({ listings }) => listings.map((listing) => healthIn(listing.group, healthOf(listing)))) },
  server: { folded: true, values: told(serversOf), sort: told((all) => serversOf(all)[0] ?? "") },
  /** Its primary server as an original tells it. */
  sourceServer: { folded: true, values: told(sourceServers) },
  domain: { folded: true, values: ofDomain(one), sort: ofDomain((domain) => domain ?? "") },
  owner: { folded: true, values: said(({ owner }) => one(owner)), sort: said(({ owner }) => owner?.toLowerCase() ?? "") },
  method: { values: both((all, plan) => one(methodOf(all, plan))), sort: both((all, plan) => methodOf(all, plan) ?? "") },
  tag: { values: said(({ tags }) => tags) },
  tags: { sort: said(({ tags }) => tags.join(" ").toLowerCase()) },
  alertsFrom: {
    values: said(({ alertsFrom }) => [alertsFrom ?? "unknown"]),
    sort: said(({ alertsFrom }) => place(alertsFroms, alertsFrom) ?? ""),
  },
  cause: {
    values: both((all, plan) => one(remainsFor(all, plan))),
    sort: both((all, plan) => place(causeCodes, remainsFor(all, plan), 2) ?? "~"),
  },
  /** The latest export in which a management group shows it as heard from. */
  lastHeard: { at: captures(lastHeardOf) },
  service: listedText("service"),
  environment: listedText("environment"),
  site: listedText("site"),
  tier: listedText("tier"),
  changeWindow: listedText("changeWindow"),
  pair: listedText("pair"),
  /** The day on which a list says that it goes out of service. */
  decommission: { at: listed(({ decommission }) => decommissionAt(decommission)) },
  /** Agents of which no export and nobody tells these: a filter by value can never find them. */
  unknown: { asked: unknownOf },
  /** Whether an owner is set. */
  owned: { is: said(({ owner }) => owner !== null) },
  excluded: { is: said(({ excluded }) => excluded) },
  done: { is: both(isDone) },
  notReporting: { is: both(isNotReporting) },
  /** Whether a new management group heard from it at any time. */
  heard: { asked: (is: boolean) => ({ reads: "ever", of: heardInNew, is }) },
  /** Listed by an original again after every original had left it out while a new management group listed it. */
  cameBack: { asked: (is: boolean) => ({ ...comesBack, is }) },
  /** Below the release of the new side, whether it waits for it, joined without it or was cut over without it. */
  oldRelease: { is: told(({ stage, flagCodes }) => stage === "waiting" || stage === "joined" || flagCodes.includes("belowTarget")) },
  /** By its own latest list it has no room for another management group. */
  fullGroups: { is: told(({ kinds }) => kinds.includes("fullGroups")) },
  /** Whether a list of its own tells its management groups. */
  groupsTold: { is: told(({ kinds }) => kinds.includes("groups")) },
  /** Whether an export tells its operating system. */
  systemTold: { is: told(({ kinds }) => kinds.includes("system")) },
  /** Whether an export tells if it looks for its management groups in Active Directory. */
  directoryTold: { is: told(({ kinds }) => kinds.includes("directory")) },
  integrated: { is: told(({ kinds }) => kinds.includes("integrated")) },
  /** A new management group carries it, excluded or not, or will: it is in scope and not across yet. */
  connecting: { is: both(({ stage }, { excluded }) => connected.includes(stage) || (notAcross.includes(stage) && !excluded)) },
  /** In some management group and not excluded. */
  inScope: { is: both(inScope) },
} as const satisfies { [F in AgentField]: ReadingOf<F> };

/** Fields that agents are counted by. */
export type ListField = { [F in ManyField]: (typeof agentReadings)[F] extends { values: Values } ? F : never }[ManyField];

/** A filter of agents: any of the values of each field that it names, and all of what it asks by yes or no. */
export type AgentConditions = { [F in ManyField]?: readonly string[] } & { [F in TruthField]?: boolean } & {
  /** What its name contains. */
  q?: string;
};

/** One condition of a filter. `ever`: at any time; `course`: `first` was told at some time and `later` after it, and `now` is. */
export type Condition =
  | Reading<boolean>
  | { reads: "ever"; of: (told: AgentTold) => boolean; is: boolean }
  | ({ reads: "course"; is: boolean } & Record<"first" | "later" | "now", (told: AgentTold) => boolean>)
  | { reads: "agent"; of: (told: AgentTold, said: AgentSaid, domain: string | null) => boolean }
  | { reads: "contains"; text: string };

/** What a filter asks: an agent is found where all of it holds. */
export function conditionsOf(filter: AgentConditions): Condition[] {
  const many = manyFields.flatMap((field) => (filter[field] ? [anyOf(agentReadings[field], filter[field])] : []));
  const truths = truthFields.flatMap((field) => (filter[field] === undefined ? [] : [isSo(agentReadings[field], filter[field])]));
  const text = filter.q?.trim().toLowerCase();
  return [...many, ...truths, ...(text ? [{ reads: "contains", text } as const] : [])];
}

function anyOf(reading: ReadingOf<ManyField>, asked: readonly string[]): Condition {
  if ("asked" in reading) return reading.asked(asked);
  if ("at" in reading) return lift(reading.at, isOneOf(asked));
  const { values, folded } = reading;
  const wanted = new Set(folded ? asked.map((text) => text.toLowerCase()) : asked);
  return lift(values, (own) => own.some((value) => wanted.has(folded ? value.toLowerCase() : value)));
}

function isSo(reading: ReadingOf<TruthField>, asked: boolean): Condition {
  return "asked" in reading ? reading.asked(asked) : lift<boolean, boolean>(reading.is, (is) => is === asked);
}

function everIn(names: readonly string[]): Condition {
  const groups = new Set(names.map((name) => name.toLowerCase()));
  return { reads: "ever", of: (then) => groupsOf(then).some((name) => groups.has(name)), is: true };
}

function unknownOf(fields: readonly string[]): Condition {
  const none: Record<UnknownField, (told: AgentTold, said: AgentSaid, domain: string | null) => boolean> = {
    version: ({ version }) => version === null,
    method: (all, plan) => methodOf(all, plan) === null,
    server: (all) => serversOf(all).length === 0,
    alertsFrom: (_, { alertsFrom }) => alertsFrom === null,
    domain: (_, __, domain) => domain === null,
  };
  const asked = unknownFields.filter((field) => fields.includes(field));
  return { reads: "agent", of: (all, plan, domain) => asked.some((field) => none[field](all, plan, domain)) };
}

/** Health as an original tells it. */
export function sourceHealths({ listings }: AgentTold): ToldHealth[] {
  return listings.filter(({ role, claimed }) => role === "source" && !claimed).map(healthOf);
}

/** Its primary server as an original tells it. */
function sourceServers({ listings }: AgentTold): string[] {
  return listings.flatMap(({ role, claimed, server }) => (role === "source" && !claimed && server !== null ? [server] : []));
}

/** That a new management group heard from it. */
function heardInNew({ listings }: AgentTold): boolean {
  return listings.some((listing) => listing.role === "target" && isHeard(listing));
}

const isInOriginal = ({ stage }: AgentTold) => inOriginal.includes(stage);
/** An original listed it, then only a new management group did, and an original does again. */
const comesBack = {
  reads: "course",
  first: isInOriginal,
  later: ({ stage }: AgentTold) => stage === "cutOver",
  now: isInOriginal,
} as const;

/** What follows from a field, read from where the field is read. */
export function lift<A, B>(reading: Reading<A>, to: (value: A) => B): Reading<B> {
  switch (reading.reads) {
    case "told":
      return { reads: "told", of: (facts) => to(reading.of(facts)) };
    case "captures":
      return { reads: "captures", of: (facts, lastSaid) => to(reading.of(facts, lastSaid)) };
    case "said":
      return { reads: "said", of: (plan) => to(reading.of(plan)) };
    case "both":
      return { reads: "both", of: (facts, plan) => to(reading.of(facts, plan)) };
    case "listed":
      return { reads: "listed", of: (said) => to(reading.of(said)) };
    case "domain":
      return { reads: "domain", of: (domain) => to(reading.of(domain)) };
  }
}

/** What agents are put in order by, and whether from the last to the first; null: by their names alone. */
export function orderOf(sort: string): { key: Reading<string> | null; descending: boolean } {
  const descending = sort.startsWith("-");
  const field = agentSorts.find((one) => one === (descending ? sort.slice(1) : sort)) ?? "fqdn";
  return { key: field === "fqdn" ? null : sortOf(agentReadings[field]), descending };
}

function sortOf(reading: { sort: Reading<string> } | { at: Moment }): Reading<string> {
  return "at" in reading ? lift(reading.at, (at) => (at === null ? "" : new Date(at).toISOString())) : reading.sort;
}

/** When each thing was so of an agent that its answers tell a moment of, ISO; null: never. */
export function momentsOf(facts: AgentTold, lastSaid: LastSaid): Record<ToldMoment, string | null> {
  return byField<Record<ToldMoment, string | null>>(toldMoments, (field) => {
    const reading: { at: Extract<Moment, { reads: "captures" }> } = agentReadings[field];
    const at = reading.at.of(facts, lastSaid);
    return at === null ? null : new Date(at).toISOString();
  });
}

/** Morning of the day in UTC, which is that day in nearly every zone; null where the list has no date. */
function decommissionAt(said: string | undefined): number | null {
  const day = dayIn(said);
  return day === null ? null : Date.parse(`${day}T10:00:00Z`);
}
