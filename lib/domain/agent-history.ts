import { type AgentFacts, type FactField, factFields } from "./agent-facts";
import { type AgentState, agentState } from "./agent-stage";
import { instantOf, instantsOf, type Step, stepsOf } from "./agent-steps";
import { type Here, listingsAt, type PeriodListing } from "./period-listings";
import { type Stage, stageNames } from "./stages";
import { firstWholeAt, type Timeline } from "./timeline";

/** One row about the agent. `facts` is null where the row was rejected, yet names the agent: it is still listed. */
export type Sighting = { place: number; groupKey: number; facts: AgentFacts | null; row: number };

/** What people decided that bears on stages. */
export type AgentDecisions = { cutOverAccepted: boolean; retireOpen: boolean; ambiguous: string | null };

/** A field with its words before and after; `listed` is membership itself. */
export type FieldChange = { field: FactField | "listed"; from: string | null; to: string | null };

/** What one import changed of the agent in one group. `row` is null for a missing agent. */
export type Change = {
  place: number;
  groupKey: number;
  row: number | null;
  outcome: "added" | "changed" | "unchanged" | "missing";
  fields: FieldChange[];
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
): { periods: Period[]; changes: Change[] } {
  const steps = stepsOf(sightings, timeline);
  const here = new Map<number, Here>();
  const last = new Map<number, AgentFacts>();
  const changes: Change[] = [];
  const periods: Period[] = [];
  const memory: Memory = { everInSource: false, highest: -1, highestAt: 0, highestStage: "waiting", returned: null };
  const instants = instantsOf(steps, sightings, timeline);
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
    for (const period of periodsAt(name, at, until, here, last, timeline, decisions, memory)) push(periods, period);
  }
  takeUntil(Number.MAX_VALUE);
  return { periods, changes };
}

function takeStep(step: Step, here: Map<number, Here>, last: Map<number, AgentFacts>, timeline: Timeline, changes: Change[]) {
  const before = here.get(step.groupKey);
  const one = timeline.imports[step.place];
  const part = one?.coverage === "part" ? one.number : null;
  const { place, groupKey, row } = step;
  if (row === null) {
    if (!before) return;
    here.delete(groupKey);
    changes.push({ place, groupKey, row, outcome: "missing", fields: [{ field: "listed", from: "yes", to: null }] });
    return;
  }
  if (step.facts === null) {
    if (before) here.set(groupKey, { facts: before.facts, part });
    return;
  }
  const known = last.get(groupKey);
  if (step.repeats && known) {
    last.delete(groupKey);
    last.set(groupKey, known);
    changes.push({ place, groupKey, row, outcome: "unchanged", fields: [] });
    return;
  }
  const facts = known ? { ...known, ...step.facts } : step.facts;
  here.set(groupKey, { facts, part });
  // Said last stands last.
  last.delete(groupKey);
  last.set(groupKey, facts);
  const fields = before ? factChanges(before.facts, facts) : [listed, ...factChanges({}, facts)];
  changes.push({ place, groupKey, row, outcome: before ? (fields.length ? "changed" : "unchanged") : "added", fields });
}

const listed: FieldChange = { field: "listed", from: null, to: "yes" };
const fieldNames = (Object.keys(factFields) as FactField[]).filter((f) => f !== "lastModified");

/** Fields that differ. A record's own modification time is no change by itself. */
export function factChanges(before: AgentFacts, after: AgentFacts): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of fieldNames) {
    const from = before[field];
    const to = after[field];
    if (from === to) continue;
    const a = factText(from);
    const b = factText(to);
    if (a !== b) changes.push({ field, from: a, to: b });
  }
  return changes;
}

function factText(value: AgentFacts[FactField]): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value;
}

type Memory = { everInSource: boolean; highest: number; highestAt: number; highestStage: Stage; returned: string | null };

const rank: Record<Stage, number | null> = { waiting: 0, upgraded: 1, joined: 1, dualHomed: 2, cutOver: 3, gone: null };

/** The state from `at` until `until`, split where the agent is found to have gone back a stage. */
function periodsAt(
  name: string,
  at: number,
  until: number | null,
  here: ReadonlyMap<number, Here>,
  last: ReadonlyMap<number, AgentFacts>,
  timeline: Timeline,
  decisions: AgentDecisions,
  memory: Memory,
): Period[] {
  const listings = listingsAt(at, here, timeline);
  memory.everInSource ||= listings.some((l) => l.listing.group.role === "source");
  const exported = new Set(
    timeline.groups.filter((g) => (firstWholeAt(timeline, g.key) ?? Number.POSITIVE_INFINITY) <= at).map((g) => g.key),
  );
  const lastFacts = here.size ? null : ([...last.values()].at(-1) ?? null);
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
      },
    );
  const { stage, flags } = stateWith(null);
  // Leaving the original unasked is no stage reached: adding it again, as the flag advises, is not a way back.
  const now = flags.some((f) => f.code === "leftSource") ? null : rank[stage];
  if (now === null) return [{ from: at, to: until, state: stateWith(null), listings }];
  if (now >= memory.highest) memory.returned = null;
  const together = timeline.together.find((t) => t >= at && (until === null || t < until)) ?? null;
  const before = memory.returned;
  if (together !== null) {
    if (now < memory.highest) {
      memory.returned = `Was ${stageNames[memory.highestStage]} on ${new Date(memory.highestAt).toISOString().slice(0, 10)}, is ${stageNames[stage]} since.`;
    } else {
      Object.assign(memory, { highest: now, highestAt: together, highestStage: stage, returned: null });
    }
  }
  if (together === null || together === at || before === memory.returned)
    return [{ from: at, to: until, state: stateWith(memory.returned), listings }];
  return [
    { from: at, to: together, state: stateWith(before), listings },
    { from: together, to: until, state: stateWith(memory.returned), listings },
  ];
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
