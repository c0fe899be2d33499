import type { Period } from "./agent-history";
import type { ToldHealth } from "./health-course";
import { isGrey } from "./listings";
import type { ListFieldName } from "./people-lists/fields";
import type { CauseCode } from "./remaining/cause-codes";
import { causeOf } from "./remaining/causes";
import { type AlertsFrom, type FlagCode, type GroupRole, type Health, type Method, type Severity, type Stage, worstOf } from "./stages";
import { type ToldKind, toldOf } from "./told-listings";

/** A management group's word on an agent. Names in lower case. */
export type ToldListing = {
  key: number;
  group: string;
  role: GroupRole;
  claimed: boolean;
  health: Health | null;
  grey: boolean | null;
  server: string | null;
  version: string | null;
  /** The partial import that listed it last, if no whole one did since. */
  part: number | null;
};

/** What exports tell of an agent during a period, as far as anything asks, sorts or counts by it. Many agents are told alike. */
export type AgentTold = {
  stage: Stage;
  version: string | null;
  versionSort: string;
  release: string | null;
  rollup: string | null;
  /** The method that they propose. */
  method: Method | null;
  done: boolean;
  notReporting: boolean;
  flagCodes: readonly FlagCode[];
  /** Codes of those that settle still, and the gravest severity; null without a flag. */
  settling: readonly FlagCode[];
  worst: Severity | null;
  /** Sources first, as a period has them. */
  listings: readonly ToldListing[];
  kinds: readonly ToldKind[];
  /** When a management group heard it last that does not now, in milliseconds; null: none did. */
  heardBefore: number | null;
};

const inOrder = <Told>(facts: Record<keyof Told, true>) => Object.keys(facts) as (keyof Told)[];
/** The order in which it is stored. */
export const toldFacts = inOrder<AgentTold>({
  stage: true,
  version: true,
  versionSort: true,
  release: true,
  rollup: true,
  method: true,
  done: true,
  notReporting: true,
  flagCodes: true,
  settling: true,
  worst: true,
  listings: true,
  kinds: true,
  heardBefore: true,
});
export const listingFacts = inOrder<ToldListing>({
  key: true,
  group: true,
  role: true,
  claimed: true,
  health: true,
  grey: true,
  server: true,
  version: true,
  part: true,
});

/** What people say of an agent: owner and tags as they typed them, else as their lists have them. */
export type AgentSaid = {
  owner: string | null;
  tags: readonly string[];
  method: Method | null;
  excluded: boolean;
  alertsFrom: AlertsFrom | null;
};

/** What people's lists say of an agent besides its owner, tags and note (see people-lists/fields.ts); `mailOf`: whose mail it is. */
export type AgentListed = Readonly<Partial<Record<Exclude<ListFieldName, "owner" | "tags" | "note"> | "mailOf", string>>>;

/** Agents alike in all that is told and said of them, and how many they are. */
export type AlikeAgents = { told: AgentTold; said: AgentSaid; count: number };

export const nothingListed: AgentListed = {};
export const nothingSaid: AgentSaid = { owner: null, tags: [], method: null, excluded: false, alertsFrom: null };

/** What exports tell during a period, from what follows of it. */
export function agentToldOf({ state, listings, heardBefore }: Pick<Period, "state" | "listings" | "heardBefore">): AgentTold {
  const { stage, version, versionSort, release, rollup, method, done, notReporting, flags } = state;
  return {
    stage,
    version,
    versionSort,
    release,
    rollup,
    method,
    done,
    notReporting,
    flagCodes: flags.map(({ code }) => code),
    settling: flags.flatMap(({ code, settling }) => (settling ? [code] : [])),
    worst: worstOf(flags),
    listings: listings.map(({ listing: { group, facts, claimed }, part }) => ({
      key: group.key,
      group: group.name.toLowerCase(),
      role: group.role,
      claimed,
      health: facts.health ?? null,
      grey: isGrey(facts),
      server: facts.primaryServer?.toLowerCase() ?? null,
      version: facts.version ?? null,
      part,
    })),
    kinds: toldOf({ state, listings }),
    heardBefore,
  };
}

/** The primary servers that management groups name, each once. */
export function serversOf({ listings }: Pick<AgentTold, "listings">): string[] {
  return [...new Set(listings.flatMap(({ server }) => server ?? []))];
}

/** The management groups that list it. */
export function groupsOf({ listings }: Pick<AgentTold, "listings">): string[] {
  return listings.map(({ group }) => group);
}

/** Health as a management group tells it: not heard from is not monitored, whatever its last state was. */
export function healthOf({ claimed, grey, health }: Pick<ToldListing, "claimed" | "grey" | "health">): ToldHealth {
  if (claimed) return "unknown";
  return grey ? "notMonitored" : (health ?? "unknown");
}

/** In some management group and not excluded. */
export function inScope(told: AgentTold, said: AgentSaid): boolean {
  return told.stage !== "gone" && !said.excluded;
}

export function isDone(told: AgentTold, said: AgentSaid): boolean {
  return told.done && !said.excluded;
}

export function isNotReporting(told: AgentTold, said: AgentSaid): boolean {
  return told.notReporting && !said.excluded;
}

/** As somebody set it, else as the exports propose it. */
export function methodOf(told: AgentTold, said: AgentSaid): Method | null {
  return said.method ?? told.method;
}

/** Why an agent in scope is not done; null for every other. */
export function remainsFor(told: AgentTold, said: AgentSaid): CauseCode | null {
  return causeOf({ ...told, excluded: said.excluded, owned: said.owner !== null });
}
