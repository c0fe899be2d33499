import { type AgentAround, type AroundIt, aroundInstants, aroundItAt, nothingAround, nothingAroundIt } from "./agent-around";
import { type AgentFacts, type FactField, factFields } from "./agent-facts";
import { type AgentState, agentState } from "./agent-stage";
import { instantOf, instantsOf, type Step, stepsOf } from "./agent-steps";
import { type FieldChange as FieldChangeOf, factText, fieldChanges } from "./fact-changes";
import { noGateways } from "./gateways";
import { isRetired } from "./management-groups";
import { type Here, listingsAt, type PeriodListing } from "./period-listings";
import { stageRank } from "./stage-moves";
import { type Stage, stageNames } from "./stages";
import { firstWholeAt, type Timeline } from "./timeline";

/** One row about the agent. `facts` is null where the row was rejected, yet names the agent: it is still listed. */
export type Sighting = { place: number; groupKey: number; facts: AgentFacts | null; row: number };

/** What people decided that bears on stages. */
export type AgentDecisions = { cutOverAccepted: boolean; retireOpen: boolean; ambiguous: string | null };

export type FieldChange = FieldChangeOf<FactField>;

/**
 * What one import changed of the agent in one group: the group's word before and after, null where it did not list the
 * agent. `row` is null for a missing agent. What differs is told by `changedFields`.
 */
export type Change = {
  place: number;
  groupKey: number;
  row: number | null;
  outcome: "added" | "changed" | "unchanged" | "missing";
  before: AgentFacts | null;
  after: AgentFacts | null;
};

export type { PeriodListing } from "./period-listings";

/** What was true from one instant (ms) until another; `to` is null for now. */
export type Period = { from: number; to: number | null; state: AgentState; listings: PeriodListing[] };

/** Everything that follows from the rows about one agent, in the order of the timeline. */
export function agentHistory(
  name: string,
  sightings: readonly Sighting[],
  timeline: Timeline,
  decisions: AgentDecisions,
  around: AgentAround = nothingAround,
): { periods: Period[]; changes: Change[] } {
  const steps = stepsOf(sightings, timeline);
  const here = new Map<number, Here>();
  const last = new Map<number, AgentFacts>();
  const changes: Change[] = [];
  const periods: Period[] = [];
  const memory: Memory = { everInSource: false, highest: -1, highestAt: 0, highestStage: "waiting", returned: null };
  const instants = withAround(instantsOf(steps, sightings, timeline), sightings, timeline, around);
  let next = 0;
  const takeUntil = (at: number) => {
    for (; next < steps.length && instantOf(timeline, steps[next]) <= at; next++) {
      const step = steps[next];
      if (step) takeStep(step, here, last, timeline, changes);
    }
  };
  for (const [index, at] of instants.entries()) {
    takeUntil(at);
    if (!last.size) continue;
    const until = instants[index + 1] ?? null;
    for (const period of periodsAt(name, at, until, here, last, timeline, decisions, around, memory)) push(periods, period);
  }
  takeUntil(Number.MAX_VALUE);
  return { periods, changes };
}

/** Adds the instants at which exports of other kinds say something else about the agent. */
function withAround(instants: number[], sightings: readonly Sighting[], { gateways }: Timeline, around: AgentAround): number[] {
  const [first] = instants;
  if (first === undefined || (gateways === noGateways && around === nothingAround)) return instants;
  const behind: { groupKey: number; server: string }[] = [];
  for (const { groupKey, facts } of sightings) {
    const server = facts?.primaryServer;
    if (server && !behind.some((one) => one.groupKey === groupKey && one.server === server)) behind.push({ groupKey, server });
  }
  const more = aroundInstants(first, around, gateways, behind);
  return more.length ? [...new Set([...instants, ...more])].sort((a, b) => a - b) : instants;
}

function takeStep(step: Step, here: Map<number, Here>, last: Map<number, AgentFacts>, timeline: Timeline, changes: Change[]) {
  const before = here.get(step.groupKey);
  const one = timeline.imports[step.place];
  const part = one && !one.wholeKeys.includes(step.groupKey) ? one.number : null;
  const at = one?.at ?? 0;
  const since = before?.since ?? at;
  const { place, groupKey, row } = step;
  if (row === null) {
    if (!before) return;
    here.delete(groupKey);
    changes.push({ place, groupKey, row, outcome: "missing", before: before.facts, after: null });
    return;
  }
  if (step.facts === null) {
    if (before) here.set(groupKey, { ...before, part });
    return;
  }
  const known = last.get(groupKey);
  const failoverToldAt = step.facts.failoverServers === undefined ? (before?.failoverToldAt ?? null) : at;
  if (step.repeats && known) {
    if (before) here.set(groupKey, { ...before, failoverToldAt });
    last.delete(groupKey);
    last.set(groupKey, known);
    changes.push({ place, groupKey, row, outcome: "unchanged", before: known, after: known });
    return;
  }
  const facts = known ? { ...known, ...step.facts } : step.facts;
  here.set(groupKey, { facts, part, since, failoverToldAt });
  // Said last stands last.
  last.delete(groupKey);
  last.set(groupKey, facts);
  const outcome = !before ? "added" : saysTheSame(before.facts, facts) ? "unchanged" : "changed";
  changes.push({ place, groupKey, row, outcome, before: before?.facts ?? null, after: facts });
}

const fieldNames = (Object.keys(factFields) as FactField[]).filter((f) => f !== "lastModified");

/** Field by field what a change is about. */
export function changedFields({ before, after }: Change): FieldChange[] {
  if (!after) return [{ field: "listed", from: "yes", to: null }];
  if (before) return factChanges(before, after);
  return [{ field: "listed", from: null, to: "yes" }, ...factChanges({}, after)];
}

function saysTheSame(before: AgentFacts, after: AgentFacts): boolean {
  return fieldNames.every((field) => before[field] === after[field] || factText(before[field]) === factText(after[field]));
}

/** Fields that differ. A record's own modification time is no change by itself. */
export function factChanges(before: AgentFacts, after: AgentFacts): FieldChange[] {
  return fieldChanges(fieldNames, before, after);
}

type Memory = { everInSource: boolean; highest: number; highestAt: number; highestStage: Stage; returned: string | null };

/** The state from `at` until `until`, split where the agent is found to have gone back a stage. */
function periodsAt(
  name: string,
  at: number,
  until: number | null,
  here: ReadonlyMap<number, Here>,
  last: ReadonlyMap<number, AgentFacts>,
  timeline: Timeline,
  decisions: AgentDecisions,
  around: AgentAround,
  memory: Memory,
): Period[] {
  const listings = listingsAt(at, here, timeline);
  const aroundIt = whatIsAround(at, here, timeline, around);
  memory.everInSource ||= listings.some((l) => l.listing.group.role === "source");
  const exported = new Set(
    timeline.groups.filter((g) => isRetired(g, at) || (firstWholeAt(timeline, g.key) ?? Number.POSITIVE_INFINITY) <= at).map((g) => g.key),
  );
  const lastFacts = listings.length ? null : ([...last.values()].at(-1) ?? null);
  const stateWith = (returned: string | null) =>
    agentState(
      name,
      listings.map((l) => l.listing),
      {
        groups: timeline.groups,
        namedBuilds: timeline.namedBuilds,
        exported,
        everInSource: memory.everInSource,
        lastFacts,
        ...decisions,
        returned,
        aroundIt,
      },
    );
  const plain = stateWith(null);
  const stateAfter = (returned: string | null) => (returned === null ? plain : stateWith(returned));
  const { stage, flags } = plain;
  // Leaving the original unasked is no stage reached: adding it again, as the flag advises, is not a way back.
  const now = flags.some((f) => f.code === "leftSource") ? null : stageRank[stage];
  if (now === null) return [{ from: at, to: until, state: plain, listings }];
  if (now >= memory.highest) memory.returned = null;
  const together = timeline.together.find((t) => t >= at && (until === null || t < until)) ?? null;
  const before = memory.returned;
  if (together !== null) {
    if (now < memory.highest) {
      memory.returned = `Was ${stageNames[memory.highestStage]} on ${dayInWords(memory.highestAt)}, is ${stageNames[stage]} since.`;
    } else {
      Object.assign(memory, { highest: now, highestAt: together, highestStage: stage, returned: null });
    }
  }
  if (together === null || together === at || before === memory.returned)
    return [{ from: at, to: until, state: stateAfter(memory.returned), listings }];
  return [
    { from: at, to: together, state: stateAfter(before), listings },
    { from: together, to: until, state: stateAfter(memory.returned), listings },
  ];
}

function whatIsAround(at: number, here: ReadonlyMap<number, Here>, { groups, gateways }: Timeline, around: AgentAround): AroundIt {
  if (gateways === noGateways && around === nothingAround) return nothingAroundIt;
  const listed = groups.flatMap((group) => {
    const seen = isRetired(group, at) ? undefined : here.get(group.key);
    return seen ? [{ group, facts: seen.facts, listedSince: seen.since, failoverToldAt: seen.failoverToldAt }] : [];
  });
  return aroundItAt(at, around, gateways, groups, listed);
}

/** Neighbouring periods that say the same are one. */
function push(periods: Period[], period: Period) {
  const before = periods.at(-1);
  if (before && sameWord(before, period)) before.to = period.to;
  else periods.push(period);
}

function sameWord(a: Period, b: Period): boolean {
  if (a.state.stage !== b.state.stage || a.state.version !== b.state.version || a.listings.length !== b.listings.length) return false;
  return JSON.stringify([a.state, a.listings]) === JSON.stringify([b.state, b.listings]);
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A reason is kept as words, so its day is in words too: "10 Feb 2014", of UTC. */
const dayInWords = (at: number): string => day.format(at);
