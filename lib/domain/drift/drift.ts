import { domainOf } from "../agent-names";
import type { NamedBuilds } from "../builds";
import { count } from "../words/numbers";
import { agentDrift } from "./agents";
import { type Bucket, buckets, bulkLoss, type ChurnStep, type ChurnUse, churnSteps, churnUse, weeksBetween } from "./churn";
import type { Sightings, SourceFacts } from "./facts";
import { type DriftItem, type DriftSeverity, driftChanges, driftKinds, driftSeverities, explainedBy, type WrittenReason } from "./item";
import { explainedByPlan, type PlannedChange, plannedFinder } from "./planned-changes";
import { serverDrift } from "./servers";

/** What people decided of an agent that bears on whether its leaving is an accident. */
export type Decided = { by: string; reason: string };

/** Everything that may explain a difference. Maps are by name of the agent. */
export type Explanations = {
  excluded: ReadonlyMap<string, Decided>;
  cutOverAccepted: ReadonlyMap<string, Decided>;
  /** Taking things out of the original is the plan then. */
  retireOpen: boolean;
  /** Originals that are retired by now, by name: whatever differs there is meant. */
  retired: ReadonlySet<string>;
  planned: readonly PlannedChange[];
  written: readonly WrittenReason[];
  /** Percent of agents that may go, or come, in a week. */
  churn: number;
};

export type Drift = { items: DriftItem[]; churn: ChurnUse[]; steps: ChurnStep[] };

/**
 * How the original differs from its baseline, the heaviest first, each difference with what explains it. Rules come first, in
 * the order move to another original, exclusion, accepted cut-over, open Retire phase, planned change, churn; then the written reason. A lost server or
 * gateway, a change of release and a loss above the allowance in one server or domain stop, whatever anybody wrote.
 */
export function driftOf(baseline: SourceFacts, now: SourceFacts, seen: Sightings, given: Explanations, named: NamedBuilds): Drift {
  const findPlan = plannedFinder(given.planned);
  const planned = [...serverDrift(baseline, now, named), ...agentDrift(baseline, now, seen, named)].map((item) =>
    byDecision(item, given, findPlan),
  );
  const { items, ...rest } = withChurn(planned, baseline, now, seen, given);
  const written = new Map(given.written.map((one) => [one.item, one]));
  return { items: heaviestFirst(items.map((item) => byWord(item, written))), ...rest };
}

/** What keeps the gate of Retain shut: whatever stops, and whatever nobody explained. */
export function driftBlockers(items: readonly DriftItem[]): DriftItem[] {
  return items.filter(({ severity }) => severity === "stops" || severity === "unexplained");
}

export function countDrift(items: readonly DriftItem[]): Record<DriftSeverity, number> {
  const counts = Object.fromEntries(driftSeverities.map((severity) => [severity, 0])) as Record<DriftSeverity, number>;
  for (const { severity } of items) counts[severity] += 1;
  return counts;
}

type FindPlan = ReturnType<typeof plannedFinder>;

function byDecision(item: DriftItem, given: Explanations, findPlan: FindPlan): DriftItem {
  if (given.retired.has(item.group)) return explainedBy(item, "retire", `${item.group} is retired.`);
  if (item.severity === "information" || item.severity === "explained") return announced(item, findPlan(item));
  if (item.change === "lost" && given.retireOpen && item.kind !== "managementGroup")
    return explainedBy(item, "retire", "Taken out of the original, whose Retire phase is open.");
  if (item.severity === "stops") return item;
  const decision = item.kind === "agent" && item.change !== "changed" ? decidedOf(item, given) : null;
  if (decision) return decision;
  const plan = findPlan(item);
  return plan ? explainedByPlan(item, plan) : item;
}

/** Information that somebody announced says so. */
function announced(item: DriftItem, plan: PlannedChange | null): DriftItem {
  if (!plan) return item;
  const { reason, plan: id } = explainedByPlan(item, plan);
  return { ...item, reason, plan: id };
}

function decidedOf(item: DriftItem, { excluded, cutOverAccepted }: Explanations): DriftItem | null {
  const out = excluded.get(item.subject);
  if (out) return explainedBy(item, "exclusion", `Excluded by ${out.by}: ${out.reason}`);
  const accepted = item.change === "lost" ? cutOverAccepted.get(item.subject) : undefined;
  return accepted ? explainedBy(item, "cutOver", `Cut-over accepted by ${accepted.by}: ${accepted.reason}`) : null;
}

/** Explains a trickle, and adds what became too much of it. */
function withChurn(
  items: readonly DriftItem[],
  baseline: SourceFacts,
  now: SourceFacts,
  { exports }: Sightings,
  { churn }: Explanations,
): Drift {
  const uses: ChurnUse[] = [];
  const stops: DriftItem[] = [];
  const steps: ChurnStep[] = [];
  const explained = new Map<DriftItem, DriftItem>();
  for (const group of now.groups) {
    const before = baseline.groups.find(({ key }) => key === group.key);
    if (!before) continue;
    const weeks = weeksBetween(before.agentsAt, group.agentsAt);
    const open = items.filter((one) => one.kind === "agent" && one.group === group.name && one.severity === "unexplained");
    const agents = baseline.agents.filter((agent) => agent.group === group.key);
    const lost = open.filter(({ change }) => change === "lost");
    const instants = [
      ...(before.agentsAt === null ? [] : [before.agentsAt]),
      ...(exports.get(group.key) ?? []).filter((at) => at > (before.agentsAt ?? at)),
    ];
    steps.push(...churnSteps(group.name, instants, lost, churn, agents.length));
    const told = buckets(group, agents, lost, domainOf).map((bucket) => ({ bucket, use: churnUse(bucket, churn, weeks) }));
    uses.push(...told.map(({ use }) => use).filter(({ of, lost }) => of === "group" || lost > 0));
    stops.push(...told.filter(({ bucket, use }) => bucket.of !== "group" && use.over).map(({ bucket, use }) => bulkLoss(bucket, use)));
    const over = new Set(told.filter(({ use }) => use.over).flatMap(({ bucket }) => bucket.losses));
    const added = open.filter(({ change }) => change === "added");
    const most = churnUse(newcomers(group, agents.length, added), churn, weeks);
    for (const item of open) {
      if (item.change === "changed" || over.has(item) || (item.change === "added" && most.over)) continue;
      const [used, agentsWord] = item.change === "lost" ? [told[0]?.use.lost ?? 0, "lost"] : [added.length, "new"];
      explained.set(
        item,
        explainedBy(
          item,
          "churn",
          `Within the churn allowance of ${churn} % a week: ${count(used)} ${agentsWord} of ${count(most.allowed)} allowed.`,
        ),
      );
    }
  }
  return { items: [...stops, ...items.map((item) => explained.get(item) ?? item)], churn: uses, steps };
}

const newcomers = ({ key, name }: { key: number; name: string }, agents: number, losses: DriftItem[]): Bucket => ({
  key,
  group: name,
  of: "group",
  name,
  agents,
  losses,
});

/** A reason holds for the difference as it was when it was written, and never for one that stops. */
function byWord(item: DriftItem, written: ReadonlyMap<string, WrittenReason>): DriftItem {
  const said = item.severity === "unexplained" ? written.get(item.id) : undefined;
  if (!said || said.fingerprint !== item.fingerprint) return item;
  const { by, at, reason } = said;
  return { ...explainedBy(item, "written", reason), written: { by, at } };
}

/** Where a difference stands in the list: a place that other differences do not move. */
export type DriftPlace = readonly [severity: number, kind: number, change: number, subject: string, group: string];

export function driftPlace({ severity, kind, change, subject, group }: DriftItem): DriftPlace {
  return [driftSeverities.indexOf(severity), driftKinds.indexOf(kind), driftChanges.indexOf(change), subject, group];
}

export function compareDriftPlaces(a: DriftPlace, b: DriftPlace): number {
  for (const at of [0, 1, 2, 3, 4] as const) if (a[at] !== b[at]) return a[at] < b[at] ? -1 : 1;
  return 0;
}

function heaviestFirst(items: readonly DriftItem[]): DriftItem[] {
  const placed = items.map((item) => ({ item, place: driftPlace(item) }));
  return placed.sort((a, b) => compareDriftPlaces(a.place, b.place)).map(({ item }) => item);
}
