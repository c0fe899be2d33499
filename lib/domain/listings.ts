import type { AroundIt } from "./agent-around";
import type { AgentFacts } from "./agent-facts";
import type { NamedBuilds } from "./builds";
import type { ManagementGroup } from "./management-groups";
import type { OwnWord } from "./own-word";
import type { Captures } from "./settling";
import type { FlagCode, Health } from "./stages";
import type { VersionWord } from "./version-words";

/** One management group's present word on an agent: its latest facts, column by column. */
export type Listing = {
  group: ManagementGroup;
  facts: AgentFacts;
  /** Only the agent's own list of management groups says so; that group has no whole export yet. */
  claimed: boolean;
};

/** What is true around the agent at the moment. */
export type StageContext = {
  groups: readonly ManagementGroup[];
  namedBuilds: NamedBuilds;
  /** Keys of the groups that an applied whole export has spoken for by now. */
  exported: ReadonlySet<number>;
  /** The instant that is looked at, in milliseconds. */
  at: number;
  /** Whether any source group, and any target group, ever listed the agent up to now. */
  everInSource: boolean;
  everInTarget: boolean;
  /** Per group key: how its word on the version came about. */
  words: ReadonlyMap<number, VersionWord>;
  /** The last facts seen of an agent that no group lists any more. */
  lastFacts: AgentFacts | null;
  cutOverAccepted: boolean;
  retireOpen: boolean;
  /** When Retire opened; null while it is not open. */
  retireOpenedAt: number | null;
  excluded: boolean;
  /** Whether somebody announced, for about now, that the computer is taken out of service. */
  endPlanned: boolean;
  /** Since when it is listed again after having been in no export, though excluded; null where that is not so. */
  listedAgainAt: number | null;
  /** Why the agent counts as gone back a stage; null when it does not. */
  returned: string | null;
  /** The bare name in an export that may mean this agent; null when there is none. */
  ambiguous: string | null;
  /** When it was named last, where that is too long before the newest export; null: it is heard about. */
  silentSince: number | null;
  /** What there is once on the computer, as it was told last. */
  own: OwnWord;
  /** What exports of other kinds say about it: see agent-around.ts. */
  aroundIt: AroundIt;
  /** Since when flags hold that held just before: the capture that first showed them. */
  since: ReadonlyMap<FlagCode, number>;
  /** Exports that settle a flag, and for how long one settles, in milliseconds. */
  captures: Captures;
  settling: number;
};

/** Whether the group has ever heard from the agent and, where the export tells, still does. */
export function heardFrom({ claimed, facts }: Listing): boolean {
  return isHeard({ claimed, health: facts.health ?? null, grey: isGrey(facts) });
}

/** The same of what a period keeps of a group's word. */
export function isHeard({ claimed, health, grey }: { claimed: boolean; health: Health | null; grey: boolean | null }): boolean {
  return !claimed && health !== "notMonitored" && grey !== true;
}

/**
 * Grey as practitioners count it: not available, yet initialised and not in maintenance. Null where the export does not tell.
 * Source: the state query in blakedrumm/SCOM-Scripts-and-SQL, HealthService_Inventory.sql.
 */
export function isGrey(facts: AgentFacts): boolean | null {
  if (facts.available === undefined || facts.available === null) return null;
  return !facts.available && facts.health !== "notMonitored" && facts.inMaintenance !== true;
}
