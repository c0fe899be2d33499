import type { ForecastState, Verdict } from "./forecast/forecast";
import type { GateState } from "./gates/state";

/** What tells how much a migration needs somebody. Counts are of agents. */
export type Needs = {
  name: string;
  total: number;
  done: number;
  flagged: { critical: number; warning: number };
  gates: readonly { state: GateState }[];
  forecast: { state: ForecastState; verdict: Verdict | null };
};

const lateness: Record<Verdict, number> = { late: 2, tight: 1, onTime: 0 };

/**
 * Who needs somebody first: a signed gate that facts contradict, then one that will be late or stands still, then agents with a
 * critical flag, then warnings. What is finished comes last, else by name.
 */
export function byNeed(a: Needs, b: Needs): number {
  const [one, other] = [weights(a), weights(b)];
  const at = one.findIndex((weight, i) => weight !== other[i]);
  return at < 0 ? a.name.localeCompare(b.name, "en") : (other[at] ?? 0) - (one[at] ?? 0);
}

function weights({ total, done, flagged, gates, forecast: { state, verdict } }: Needs): number[] {
  return [
    gates.filter((gate) => gate.state === "contradicted").length,
    state === "standing" ? 2 : verdict ? lateness[verdict] : 0,
    flagged.critical,
    flagged.warning,
    total === 0 || done < total ? 1 : 0,
  ];
}
