import { agentSorts, type SortField } from "./agent-sorts";
import { type AgentSaid, type AgentTold, groupsOf, inScope, isDone, isNotReporting, methodOf, remainsFor, serversOf } from "./agent-told";
import { connected, inOriginal, notAcross } from "./checks/rows";
import { type ToldHealth, toldHealths } from "./health-course";
import { isHeard } from "./listings";
import { causeCodes, type UnknownField } from "./remaining/cause-codes";
import { alertsFroms, flagCodes, methods, saidAlertsFroms, severities, stages } from "./stages";

/** From what a field of an agent is read: whoever asks it of many agents asks once for all who are told alike, or of whom people say the same. */
export type Reading<T> =
  | { reads: "told"; of: (told: AgentTold) => T }
  | { reads: "said"; of: (said: AgentSaid) => T }
  | { reads: "both"; of: (told: AgentTold, said: AgentSaid) => T }
  /** The domain of its name; null for a workgroup computer. */
  | { reads: "domain"; of: (domain: string | null) => T };

const told = <T>(of: (told: AgentTold) => T) => ({ reads: "told", of }) as const;
const said = <T>(of: (said: AgentSaid) => T) => ({ reads: "said", of }) as const;
const both = <T>(of: (told: AgentTold, said: AgentSaid) => T) => ({ reads: "both", of }) as const;
const ofDomain = <T>(of: (domain: string | null) => T) => ({ reads: "domain", of }) as const;

type Values = Reading<readonly string[]>;
type Field = {
  /** What it may be of one agent: none where nobody tells. Agents are counted, and found, by any of them. */
  values?: Values;
  /** The closed list that they come from; else words, as many letters as are taken. `folded`: capitals make no difference. */
  from?: readonly string[];
  upTo?: number;
  folded?: true;
  /** A text that sorts as the field does. */
  sort?: Reading<string>;
};

const one = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);
/** The place in a closed list, as a text of one length. */
const place = (list: readonly string[], value: string | null, digits = 1) =>
  value === null ? null : String(list.indexOf(value) + 1).padStart(digits, "0");

/** Each field of an agent that anything filters, sorts or counts by, once. */
export const agentFields = {
  stage: { from: stages, values: told(({ stage }) => [stage]), sort: told(({ stage }) => place(stages, stage) ?? "") },
  flag: { from: flagCodes, values: told(({ flagCodes }) => flagCodes) },
  flags: { sort: told(({ flagCodes }) => String(flagCodes.length).padStart(4, "0")) },
  worst: { from: severities, values: told(({ worst }) => one(worst)) },
  group: { upTo: 120, folded: true, values: told(groupsOf) },
  groups: { sort: told((all) => groupsOf(all).join(" ")) },
  release: { upTo: 40, values: told(({ release }) => [release ?? "unknown"]) },
  version: { upTo: 100, values: told(({ version }) => one(version)), sort: told(({ versionSort }) => versionSort) },
  sourceHealth: { from: toldHealths, values: told(sourceHealths) },
  server: { upTo: 255, folded: true, values: told(serversOf), sort: told((all) => serversOf(all)[0] ?? "") },
  sourceServer: { upTo: 255, folded: true, values: told(sourceServers) },
  domain: { upTo: 255, folded: true, values: ofDomain(one), sort: ofDomain((domain) => domain ?? "") },
  owner: { upTo: 200, folded: true, values: said(({ owner }) => one(owner)), sort: said(({ owner }) => owner?.toLowerCase() ?? "") },
  method: {
    from: methods,
    values: both((all, plan) => one(methodOf(all, plan))),
    sort: both((all, plan) => methodOf(all, plan) ?? ""),
  },
  tag: { upTo: 60, values: said(({ tags }) => tags) },
  tags: { sort: said(({ tags }) => tags.join(" ").toLowerCase()) },
  alertsFrom: {
    from: saidAlertsFroms,
    values: said(({ alertsFrom }) => [alertsFrom ?? "unknown"]),
    sort: said(({ alertsFrom }) => place(alertsFroms, alertsFrom) ?? ""),
  },
  cause: {
    from: causeCodes,
    values: both((all, plan) => one(remainsFor(all, plan))),
    sort: both((all, plan) => place(causeCodes, remainsFor(all, plan), 2) ?? "~"),
  },
} as const satisfies Record<string, Field>;

/** What is asked of an agent by yes or no. */
export const agentTruths = {
  /** Whether an owner is set. */
  owned: said(({ owner }) => owner !== null),
  excluded: said(({ excluded }) => excluded),
  done: both(isDone),
  notReporting: both(isNotReporting),
  /** Below the release of the new side, whether it waits for it, joined without it or was cut over without it. */
  oldRelease: told(({ stage, flagCodes }) => stage === "waiting" || stage === "joined" || flagCodes.includes("belowTarget")),
  /** By its own latest list it has no room for another management group. */
  fullGroups: told(({ kinds }) => kinds.includes("fullGroups")),
  /** Whether a list of its own tells its management groups. */
  groupsTold: told(({ kinds }) => kinds.includes("groups")),
  /** Whether an export tells its operating system. */
  systemTold: told(({ kinds }) => kinds.includes("system")),
  /** A new management group carries it, excluded or not, or will: it is in scope and not across yet. */
  connecting: both(({ stage }, { excluded }) => connected.includes(stage) || (notAcross.includes(stage) && !excluded)),
  /** In some management group and not excluded. */
  inScope: both(inScope),
} as const satisfies Record<string, Reading<boolean>>;

export type AgentField = keyof typeof agentFields;
export type ListField = { [F in AgentField]: (typeof agentFields)[F] extends { values: Values } ? F : never }[AgentField];

/** A filter of agents: any of the values of each field that it names, and all of what it asks by yes or no. */
export type AgentConditions = { [F in ListField]?: readonly string[] } & { [T in keyof typeof agentTruths]?: boolean } & {
  /** Flags of which it carries none. */
  without?: readonly string[];
  /** Management groups that list it now or did at any time. */
  everIn?: readonly string[];
  /** Whether a new management group heard from it at any time. */
  heard?: boolean;
  /** Listed by an original again after every original had left it out while a new management group listed it. */
  cameBack?: boolean;
  /** Fields of which nobody tells anything. */
  unknown?: readonly UnknownField[];
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
  const { without, everIn, heard, cameBack, unknown, q } = filter;
  const lists = listFields.flatMap((name) => {
    const asked = filter[name];
    return asked ? [anyOf(agentFields[name], asked)] : [];
  });
  const truths = truthFields.flatMap((name): Condition[] => {
    const asked = filter[name];
    return asked === undefined ? [] : [lift<boolean, boolean>(agentTruths[name], (is) => is === asked)];
  });
  const groups = new Set(everIn?.map((name) => name.toLowerCase()));
  return [
    ...lists,
    ...truths,
    ...(without ? [told(({ flagCodes }) => !flagCodes.some((code) => without.includes(code)))] : []),
    ...(everIn ? [{ reads: "ever", of: (then: AgentTold) => groupsOf(then).some((name) => groups.has(name)), is: true } as const] : []),
    ...(heard === undefined ? [] : [{ reads: "ever", of: heardInNew, is: heard } as const]),
    ...(cameBack === undefined ? [] : [{ ...comesBack, is: cameBack }]),
    ...(unknown ? [unknownOf(unknown)] : []),
    ...(q?.trim() ? [{ reads: "contains", text: q.trim().toLowerCase() } as const] : []),
  ];
}

const listFields = Object.keys(agentFields).filter((name): name is ListField => "values" in agentFields[name as AgentField]);
const truthFields = Object.keys(agentTruths) as (keyof typeof agentTruths)[];

function anyOf({ values, folded }: Field & { values: Values }, asked: readonly string[]): Condition {
  const wanted = new Set(folded ? asked.map((text) => text.toLowerCase()) : asked);
  return lift(values, (own) => own.some((value) => wanted.has(folded ? value.toLowerCase() : value)));
}

/** A filter by value can never find agents of which that value is not known: this one does. */
function unknownOf(fields: readonly UnknownField[]): Condition {
  const none: Record<UnknownField, (told: AgentTold, said: AgentSaid, domain: string | null) => boolean> = {
    version: ({ version }) => version === null,
    method: (all, plan) => methodOf(all, plan) === null,
    server: (all) => serversOf(all).length === 0,
    alertsFrom: (_, { alertsFrom }) => alertsFrom === null,
    domain: (_, __, domain) => domain === null,
  };
  return { reads: "agent", of: (all, plan, domain) => fields.some((field) => none[field](all, plan, domain)) };
}

/** Health as an original tells it: not heard from is not monitored, whatever its last state was. */
export function sourceHealths({ listings }: AgentTold): ToldHealth[] {
  return listings
    .filter(({ role, claimed }) => role === "source" && !claimed)
    .map(({ grey, health }) => (grey ? "notMonitored" : (health ?? "unknown")));
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
    case "said":
      return { reads: "said", of: (plan) => to(reading.of(plan)) };
    case "both":
      return { reads: "both", of: (facts, plan) => to(reading.of(facts, plan)) };
    case "domain":
      return { reads: "domain", of: (domain) => to(reading.of(domain)) };
  }
}

/** What agents are put in order by, and whether from the last to the first; null: by their names alone. */
export function orderOf(sort: string): { key: Reading<string> | null; descending: boolean } {
  const descending = sort.startsWith("-");
  const name = descending ? sort.slice(1) : sort;
  return { key: isSort(name) ? agentFields[name].sort : null, descending };
}

const isSort = (name: string): name is Exclude<SortField, "fqdn"> => name !== "fqdn" && agentSorts.some((sort) => sort === name);
