import { agedFacts, type Tellings } from "./ageing";
import type { AgentAround, AroundIt } from "./agent-around";
import { aroundItAt, nothingAround, nothingAroundIt } from "./agent-around";
import type { AgentFacts } from "./agent-facts";
import type { AgentDecisions, Sighting } from "./agent-sightings";
import { type AgentState, agentState } from "./agent-stage";
import { noGateways } from "./gateways";
import { isRetired } from "./management-groups";
import { type OwnTellings, ownWordAt } from "./own-word";
import { type Here, listingsAt, type PeriodListing } from "./period-listings";
import type { Captures } from "./settling";
import { type Namings, silentSince } from "./silence";
import type { FlagCode, Stage } from "./stages";
import { firstWholeAt, type Timeline } from "./timeline";
import type { VersionWord } from "./version-words";

/** All that is known of one agent, whatever the instant. */
export type Known = {
  name: string;
  sightings: readonly Sighting[];
  timeline: Timeline;
  decisions: AgentDecisions;
  around: AgentAround;
  tellings: Tellings | null;
  own: OwnTellings | null;
  namings: Namings | null;
  captures: Captures;
};

/** What groups say at an instant, what they said last, and how their words on the version came about. By group key. */
export type Said = { here: Map<number, Here>; last: Map<number, AgentFacts>; words: Map<number, VersionWord> };

/** What of the time before an instant bears on it. */
export type Memory = {
  everInSource: boolean;
  everInTarget: boolean;
  /** The furthest stage that all groups proved together, when, and why the agent counts as gone back from it. */
  highest: number;
  highestAt: number;
  highestStage: Stage;
  returned: string | null;
  /** Since when it is in no group, with whether that was announced; and since when it is listed again after that. */
  gone: { endPlanned: boolean } | null;
  listedAgain: { at: number; appliedAt: number } | null;
  since: ReadonlyMap<FlagCode, number>;
};

export const nothingRemembered = (): Memory => ({
  everInSource: false,
  everInTarget: false,
  highest: -1,
  highestAt: 0,
  highestStage: "waiting",
  returned: null,
  gone: null,
  listedAgain: null,
  since: new Map(),
});

/** Takes up what an instant shows before its state is looked at. */
export function remember(at: number, listings: readonly PeriodListing[], known: Known, memory: Memory): void {
  memory.everInSource ||= listings.some(({ listing }) => listing.group.role === "source");
  memory.everInTarget ||= listings.some(({ listing }) => listing.group.role === "target" && !listing.claimed);
  if (listings.length === 0) {
    memory.gone ??= { endPlanned: endPlanned(at, known) };
    memory.listedAgain = null;
  } else if (memory.gone) {
    memory.gone = null;
    const { imports } = known.timeline;
    memory.listedAgain = { at, appliedAt: Math.max(...imports.flatMap((one) => (one.at === at ? [one.appliedAt] : []))) };
  }
}

/** Announced for a time that the exports allow: it went after the last one that named it, and by this one. */
function endPlanned(at: number, { decisions, sightings, timeline }: Known): boolean {
  if (!decisions.endsPlanned.length) return false;
  const seen = sightings.map(({ place }) => timeline.imports[place]?.at ?? 0).filter((one) => one < at);
  const after = Math.max(...seen);
  return decisions.endsPlanned.some(({ from, until }) => at >= from && (until === null || after < until));
}

/** Groups' words at an instant, with what was told too long ago unknown again. */
export function wordsAt(at: number, { here }: Said, { timeline, tellings }: Known): PeriodListing[] {
  const listings = listingsAt(at, here, timeline);
  if (!tellings) return listings;
  return listings.map((one) => {
    const facts = agedFacts(one.listing.facts, one.listing.group.key, tellings, at, timeline.ageing);
    return facts === one.listing.facts ? one : { ...one, listing: { ...one.listing, facts } };
  });
}

/** The state at an instant. `returned`: why it counts as gone back a stage. */
export function stateAt(
  at: number,
  said: Said,
  listings: readonly PeriodListing[],
  known: Known,
  memory: Memory,
  returned: string | null,
): AgentState {
  const { timeline, decisions, captures, own } = known;
  const { excludedAt, ambiguous, cutOverAccepted, retireOpen } = decisions;
  const exported = new Set(
    timeline.groups.filter((g) => isRetired(g, at) || (firstWholeAt(timeline, g.key) ?? Number.POSITIVE_INFINITY) <= at).map((g) => g.key),
  );
  const again = memory.listedAgain;
  return agentState(
    known.name,
    listings.map((l) => l.listing),
    {
      groups: timeline.groups,
      namedBuilds: timeline.namedBuilds,
      exported,
      at,
      everInSource: memory.everInSource,
      everInTarget: memory.everInTarget,
      words: said.words,
      lastFacts: listings.length ? null : ([...said.last.values()].at(-1) ?? null),
      cutOverAccepted,
      retireOpen,
      retireOpenedAt: timeline.retireOpenedAt,
      excluded: excludedAt !== null,
      endPlanned: memory.gone?.endPlanned ?? false,
      listedAgainAt: again && excludedAt !== null && again.appliedAt >= excludedAt ? again.at : null,
      returned,
      ambiguous,
      silentSince: silentSince(listings, known.namings, at, timeline),
      own: ownWordAt(own, at),
      aroundIt: whatIsAround(at, said, known),
      since: memory.since,
      captures,
      settling: timeline.settling,
    },
  );
}

function whatIsAround(at: number, { here }: Said, { timeline: { groups, gateways }, around }: Known): AroundIt {
  if (gateways === noGateways && around === nothingAround) return nothingAroundIt;
  const listed = groups.flatMap((group) => {
    const seen = isRetired(group, at) ? undefined : here.get(group.key);
    return seen ? [{ group, facts: seen.facts, listedSince: seen.since, failoverToldAt: seen.failoverToldAt }] : [];
  });
  return aroundItAt(at, around, gateways, groups, listed);
}

export const sinceOf = ({ flags }: AgentState): ReadonlyMap<FlagCode, number> =>
  new Map(flags.map(({ code, since }) => [code, Date.parse(since)]));
