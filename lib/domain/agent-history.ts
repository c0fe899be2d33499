import { ageingInstants, tellingsOf } from "./ageing";
import { type AgentAround, aroundInstants, nothingAround } from "./agent-around";
import { type AgentFacts, type FactField, factFields } from "./agent-facts";
import { type Known, type Memory, nothingRemembered, remember, type Said, sinceOf, stateAt, wordsAt } from "./agent-moment";
import type { AgentDecisions, Sighting } from "./agent-sightings";
import type { AgentState } from "./agent-stage";
import { instantOfStep, instantsOf, type Step, stepsOf } from "./agent-steps";
import { nextWord, unlisted } from "./agent-word";
import { certificateInstants } from "./certificates";
import { type FieldChange as FieldChangeOf, factText, fieldChanges } from "./fact-changes";
import { noGateways } from "./gateways";
import { withHeard } from "./last-heard";
import { ownTellings } from "./own-word";
import type { PeriodListing } from "./period-listings";
import { capturesOf, settledAt } from "./settling";
import { namingsOf, silenceInstants } from "./silence";
import { stageRank } from "./stage-moves";
import { stageNames } from "./stages";
import type { Timeline } from "./timeline";
import { dayInWords } from "./words/days";

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
type Stay = { from: number; to: number | null; state: AgentState; listings: PeriodListing[] };
/** `heardBefore`: when a management group heard it last that does not in this period; null: none did. */
export type Period = Stay & { heardBefore: number | null };

/**
 * Everything that follows from the rows about one agent, in the order of the timeline. `due`: when time alone will next change
 * something, after the `now` of the timeline; null: never.
 */
export function agentHistory(
  name: string,
  sightings: readonly Sighting[],
  timeline: Timeline,
  decisions: AgentDecisions,
  around: AgentAround = nothingAround,
): { periods: Period[]; changes: Change[]; due: number | null } {
  const steps = stepsOf(sightings, timeline);
  const said: Said = { here: new Map(), last: new Map(), words: new Map() };
  const changes: Change[] = [];
  const periods: Stay[] = [];
  const tellings = tellingsOf(sightings, timeline);
  const own = ownTellings(sightings, timeline);
  const namings = namingsOf(sightings, timeline);
  const known: Known = { name, sightings, timeline, decisions, around, tellings, own, namings, captures: capturesOf(sightings, timeline) };
  const memory = nothingRemembered();
  const ages = [...ageingInstants(tellings, timeline.ageing), ...certificateInstants(own?.ends ?? [])];
  const told = withAround(instantsOf(steps, sightings, timeline), sightings, timeline, around);
  const instants = withMore(withMore(told, ages, timeline.now), silenceInstants(namings, timeline), Number.POSITIVE_INFINITY);
  let next = 0;
  const takeUntil = (at: number) => {
    for (; next < steps.length && instantOfStep(timeline, steps[next]) <= at; next++) {
      const step = steps[next];
      if (step) takeStep(step, said, timeline, changes);
    }
  };
  for (const [index, at] of instants.entries()) {
    takeUntil(at);
    if (!said.last.size) continue;
    for (const period of periodsAt(at, instants[index + 1] ?? null, said, known, memory)) push(periods, period);
  }
  takeUntil(Number.MAX_VALUE);
  const ahead = ages.filter((at) => at > timeline.now);
  return { periods: withHeard(periods, timeline), changes, due: ahead.length ? Math.min(...ahead) : null };
}

/** Adds those of `more` that are after the first instant and not after `now`. */
function withMore(instants: number[], more: readonly number[], now: number): number[] {
  const [first] = instants;
  if (first === undefined || !more.length) return instants;
  const within = more.filter((at) => at > first && at <= now);
  return within.length ? [...new Set([...instants, ...within])].sort((a, b) => a - b) : instants;
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
  return withMore(instants, aroundInstants(first, around, gateways, behind), Number.POSITIVE_INFINITY);
}

function takeStep(step: Step, { here, last, words }: Said, timeline: Timeline, changes: Change[]) {
  const before = here.get(step.groupKey);
  const one = timeline.imports[step.place];
  const part = one && !one.wholeKeys.includes(step.groupKey) ? one.number : null;
  const at = one?.at ?? 0;
  const since = before?.since ?? at;
  const { place, groupKey, row } = step;
  if (row === null) {
    if (!before) return;
    here.delete(groupKey);
    const word = words.get(groupKey);
    if (word) words.set(groupKey, unlisted(word));
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
  words.set(groupKey, nextWord(words.get(groupKey) ?? null, facts, at, timeline.namedBuilds));
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

/** The states from `at` until `until`, divided where a change has settled and where the agent is found to have gone back a stage. */
function periodsAt(at: number, until: number | null, said: Said, known: Known, memory: Memory): Stay[] {
  const listings = wordsAt(at, said, known);
  remember(at, listings, known, memory);
  const plain = stateAt(at, said, listings, known, memory, null);
  const settled = plain.settling.flatMap((one) => settledAt(one, known.captures) ?? []).filter((one) => until === null || one < until);
  const end = settled.length ? Math.min(...settled) : until;
  const periods: Stay[] = [];
  const take = (from: number, to: number | null, returned: string | null) => {
    const state = from === at && returned === null ? plain : stateAt(from, said, listings, known, memory, returned);
    memory.since = sinceOf(state);
    periods.push({ from, to, state, listings });
  };
  for (const one of wayBack(at, end, plain, known.timeline, memory)) take(one.from, one.to, one.returned);
  return end === until || end === null ? periods : [...periods, ...periodsAt(end, until, said, known, memory)];
}

type Stretch = { from: number; to: number | null; returned: string | null };

/** Holds the stage against the furthest one before it: why the agent counts as gone back, from the instant at which all groups prove it. */
function wayBack(from: number, to: number | null, { stage, flags }: AgentState, { together }: Timeline, memory: Memory): Stretch[] {
  // Leaving the original unasked is no stage reached: adding it again, as the flag advises, is not a way back.
  const rank = flags.some((f) => f.code === "leftSource") ? null : stageRank[stage];
  if (rank === null) return [{ from, to, returned: null }];
  if (rank >= memory.highest) memory.returned = null;
  const before = memory.returned;
  const proven = together.find((t) => t >= from && (to === null || t < to)) ?? null;
  if (proven !== null && rank < memory.highest)
    memory.returned = `Was ${stageNames[memory.highestStage]} on ${dayInWords(memory.highestAt)}, is ${stageNames[stage]} since.`;
  else if (proven !== null) Object.assign(memory, { highest: rank, highestAt: proven, highestStage: stage, returned: null });
  if (proven === null || proven === from || before === memory.returned) return [{ from, to, returned: memory.returned }];
  return [
    { from, to: proven, returned: before },
    { from: proven, to, returned: memory.returned },
  ];
}

/** Neighbouring periods that say the same are one. */
function push(periods: Stay[], period: Stay) {
  const before = periods.at(-1);
  if (before && sameWord(before, period)) before.to = period.to;
  else periods.push(period);
}

function sameWord(a: Stay, b: Stay): boolean {
  if (a.state.stage !== b.state.stage || a.state.version !== b.state.version || a.listings.length !== b.listings.length) return false;
  return JSON.stringify([a.state, a.listings]) === JSON.stringify([b.state, b.listings]);
}
