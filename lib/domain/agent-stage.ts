import { agentFlags } from "./agent-flags";
import { proposedMethod } from "./agent-method";
import { installedBuild } from "./agent-word";
import { type Build, buildSortKey, type NamedBuilds, readBuild, rollupOf } from "./builds";
import { heardFrom, type Listing, type StageContext } from "./listings";
import type { ManagementGroup } from "./management-groups";
import { compareReleases, lowestRelease, type Release } from "./releases";
import type { Settling } from "./settling";
import type { Flag, Method, Stage } from "./stages";

export type AgentState = {
  stage: Stage;
  stageReason: string;
  version: string | null;
  versionSort: string;
  release: Release | null;
  rollup: string | null;
  method: Method | null;
  manuallyInstalled: boolean | null;
  /** Whether it looks for its management groups in Active Directory; null where nobody tells. */
  directoryIntegrated: boolean | null;
  inGroup: boolean;
  done: boolean;
  /** Would be done, had the new group heard from it. */
  notReporting: boolean;
  flags: Flag[];
  /** What ends the settling of flags that settle still. */
  settling: Settling[];
};

/**
 * The stage of an agent, the fact that decided it, its flags, and whether it counts as done.
 * The only place that knows the rule. `name` is the agent's key; `listings` the groups that list it now.
 */
export function agentState(name: string, listings: readonly Listing[], context: StageContext): AgentState {
  const sources = listings.filter((l) => l.group.role === "source");
  const targets = listings.filter((l) => l.group.role === "target");
  const build =
    installedBuild(listings, context.words, context.namedBuilds) ??
    (listings.length ? null : readBuild(context.lastFacts?.version, context.namedBuilds));
  const target = targetRelease(targets, context.groups);
  const reached = build?.release != null && target !== null && compareReleases(build.release, target) >= 0;
  const stage = stageOf(sources.length > 0, targets.length > 0, reached);
  const expected = stage === "cutOver" && (context.retireOpen || context.cutOverAccepted || !context.everInSource);
  const complete = context.groups.every((g) => g.role !== "source" || context.exported.has(g.key));
  const across = stage === "dualHomed" || (expected && reached && complete);
  const heard = targets.some(heardFrom);
  const proof = across ? targets.some((l) => !l.claimed) && (stage !== "dualHomed" || sources.some((l) => !l.claimed)) : false;
  return {
    stage,
    stageReason: stageReason(stage, sources, targets, build, target),
    version: build?.text ?? null,
    versionSort: buildSortKey(build),
    release: build?.release ?? null,
    rollup: build?.release ? installedRollup(listings, build.release, context.namedBuilds) : null,
    method: proposedMethod(name, sources, targets, context.aroundIt.behind.length > 0),
    manuallyInstalled: firstKnown([...sources, ...targets].map((l) => l.facts.manuallyInstalled)),
    directoryIntegrated: context.own.directory,
    inGroup: listings.length > 0,
    done: across && proof && heard,
    notReporting: across && !(proof && heard),
    ...agentFlags({ stage, sources, targets, build, target, expected, reached, complete, context }),
  };
}

function stageOf(inSource: boolean, inTarget: boolean, reached: boolean): Stage {
  if (inSource && inTarget) return reached ? "dualHomed" : "joined";
  if (inSource) return reached ? "upgraded" : "waiting";
  return inTarget ? "cutOver" : "gone";
}

/** The highest rollup of the installed release that any group proves: rollups add up, so a lower answer is the late one. */
function installedRollup(listings: readonly Listing[], release: Release, named: NamedBuilds): string | null {
  const current = listings.filter(
    (l) => (l.facts.patchList || l.facts.updateRollup) && readBuild(l.facts.version, named)?.release === release,
  );
  const proven = current.flatMap((l) => rollupOf(l.facts.patchList, l.facts.updateRollup, release) ?? []);
  return proven.toSorted((a, b) => Number(b.slice(2)) - Number(a.slice(2)))[0] ?? null;
}

/** The lowest release among the target groups the agent is in; if in none, the lowest of all targets. */
function targetRelease(targets: readonly Listing[], groups: readonly ManagementGroup[]): Release | null {
  const from = targets.length ? targets.map((l) => l.group) : groups.filter((g) => g.role === "target");
  return lowestRelease(from.map((g) => g.release));
}

function firstKnown<T>(values: readonly (T | null | undefined)[]): T | null {
  return values.find((v) => v !== null && v !== undefined) ?? null;
}

function stageReason(
  stage: Stage,
  sources: readonly Listing[],
  targets: readonly Listing[],
  build: Build | null,
  target: Release | null,
): string {
  const agent = build ? `agent ${build.text}${build.release ? ` (${build.release})` : ""}` : "agent of unknown version";
  const against = target
    ? `${build?.release && compareReleases(build.release, target) >= 0 ? "is at" : "is below"} ${target}`
    : "has no target";
  switch (stage) {
    case "waiting":
    case "upgraded":
      return `Listed in ${names(sources)} only; ${agent} ${against}.`;
    case "joined":
    case "dualHomed":
      return `Listed in ${names(sources)} and ${names(targets)}; ${agent} ${against}.`;
    case "cutOver":
      return `Listed in ${names(targets)}, in no original management group; ${agent} ${against}.`;
    case "gone":
      return "Seen before, listed in no management group's latest export.";
  }
}

function names(listings: readonly Listing[]): string {
  return listings.map((l) => (l.claimed ? `${l.group.name} (by its own configuration)` : l.group.name)).join(", ");
}
