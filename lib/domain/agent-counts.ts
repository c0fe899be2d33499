import { type AlikeAgents, groupsOf } from "./agent-told";
import { percentOf } from "./progress";
import { type FlagCode, flagCodes, outsideScope, type Severity, type Stage, stages } from "./stages";

/** Agents that share what is counted, and how many they are. `groups` are management group names in lower case. */
export type AgentRun = {
  stage: Stage;
  excluded: boolean;
  done: boolean;
  notReporting: boolean;
  flagCodes: readonly FlagCode[];
  /** Codes of those that settle still, and the gravest severity; null without a flag. */
  settling: readonly FlagCode[];
  worst: Severity | null;
  groups: readonly string[];
  count: number;
};

/** Agents that are told and said alike, as they are counted. */
export function runOf({ told, said: { excluded }, count }: AlikeAgents): AgentRun {
  const { stage, done, notReporting, flagCodes, settling, worst } = told;
  return { stage, excluded, done, notReporting, flagCodes, settling, worst, groups: groupsOf(told), count };
}

/** A run that was true from one instant until before another; null: still. Milliseconds. */
export type AgentSpan = AgentRun & { from: number; to: number | null };

/** Counts of one moment. Everything but `excluded` leaves excluded agents out; `total` leaves gone ones out as well. */
export type AgentCounts = {
  total: number;
  stages: Record<Stage, number>;
  excluded: number;
  notReporting: number;
  done: number;
  percentDone: number | null;
  /** Over agents in scope; `lostMonitoring` and `excludedButListed` over those outside it. Settling ones are counted here too. */
  flags: Record<FlagCode, number>;
  settling: Record<FlagCode, number>;
  /** Agents, not flags: with a critical one, and with a warning as their worst. */
  flagged: { critical: number; warning: number };
  /** Agents listed per management group, and those of them in scope that nobody hears about. */
  groups: Record<string, number>;
  silent: Record<string, number>;
};

/** The only place that adds agents up: progress, overview and every past moment use it. */
export function countAgents(runs: readonly AgentRun[]): AgentCounts {
  const tally = emptyTally();
  for (const run of runs) add(tally, run, run.count);
  return told(tally);
}

/** Counts at each of the ascending `moments` (milliseconds), in one pass over the spans. */
export function countAgentsOver(spans: readonly AgentSpan[], moments: readonly number[]): AgentCounts[] {
  const begin: AgentSpan[][] = moments.map(() => []);
  const end: AgentSpan[][] = moments.map(() => []);
  for (const span of spans) {
    begin[firstFrom(moments, span.from)]?.push(span);
    if (span.to !== null) end[firstFrom(moments, span.to)]?.push(span);
  }
  const tally = emptyTally();
  return moments.map((_, i) => {
    for (const span of begin[i] ?? []) add(tally, span, span.count);
    for (const span of end[i] ?? []) add(tally, span, -span.count);
    return told(tally);
  });
}

/** The place of the first moment at or after `at`. */
function firstFrom(moments: readonly number[], at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Tally = Omit<AgentCounts, "total" | "percentDone">;

const zeros = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

function emptyTally(): Tally {
  return {
    stages: zeros(stages),
    excluded: 0,
    notReporting: 0,
    done: 0,
    flags: zeros(flagCodes),
    settling: zeros(flagCodes),
    flagged: { critical: 0, warning: 0 },
    groups: {},
    silent: {},
  };
}

function add(tally: Tally, run: AgentRun, count: number): void {
  const inScope = !run.excluded && run.stage !== "gone";
  for (const code of run.flagCodes) if (inScope !== outsideScope.has(code)) tally.flags[code] += count;
  if (run.excluded) {
    tally.excluded += count;
    return;
  }
  tally.stages[run.stage] += count;
  if (run.done) tally.done += count;
  if (run.notReporting) tally.notReporting += count;
  for (const group of run.groups) tally.groups[group] = (tally.groups[group] ?? 0) + count;
  if (inScope && run.flagCodes.includes("notHeardAbout"))
    for (const group of run.groups) tally.silent[group] = (tally.silent[group] ?? 0) + count;
  for (const code of run.settling) tally.settling[code] += count;
  if (inScope && (run.worst === "critical" || run.worst === "warning")) tally.flagged[run.worst] += count;
}

function told(tally: Tally): AgentCounts {
  const total = stages.reduce((sum, stage) => sum + (stage === "gone" ? 0 : tally.stages[stage]), 0);
  return {
    ...tally,
    stages: { ...tally.stages },
    flags: { ...tally.flags },
    settling: { ...tally.settling },
    flagged: { ...tally.flagged },
    groups: { ...tally.groups },
    silent: { ...tally.silent },
    total,
    percentDone: percentOf(tally.done, total),
  };
}
