import type { FlagCode } from "./stages";
import type { Timeline } from "./timeline";

/** Flags that say first that one management group is later than another: for a while that is nothing to act on. */
export const settlingCodes = ["neverReported", "notAccepted", "pendingApproval", "versionDisagreement"] as const satisfies FlagCode[];

/** Whose exports tell whether a change has settled: the management group that is behind, and the kind that shows it. */
export type Behind = { groupKey: number; kind: "agents" | "pending" };

/** A flag that settles as soon as one of these management groups is exported at or after `from`. */
export type Settling = { behind: readonly Behind[]; from: number };

/** Instants at which an agent, or all of a management group, was exported. Answers the first of them from `from` on; null: none yet. */
export type Captures = (behind: Behind, from: number) => number | null;

export const settles = (code: FlagCode): boolean => settlingCodes.some((one) => one === code);

/** Captures that say something of one agent: whole exports, and partial ones that name it. `rows` are those about the agent. */
export function capturesOf(rows: readonly { place: number; groupKey: number }[], timeline: Timeline): Captures {
  return ({ groupKey, kind }, from) => {
    if (kind === "pending") return timeline.pendingCaptures.get(groupKey)?.find((at) => at >= from) ?? null;
    const at = (place: number) => timeline.imports[place]?.at ?? Number.NEGATIVE_INFINITY;
    const whole = (timeline.wholes.get(groupKey) ?? []).find((place) => at(place) >= from);
    const named = rows.flatMap((row) => (row.groupKey === groupKey && at(row.place) >= from ? [at(row.place)] : []));
    const first = Math.min(...named, whole === undefined ? Number.POSITIVE_INFINITY : at(whole));
    return Number.isFinite(first) ? first : null;
  };
}

/** When the earliest of the management groups behind was exported after the time of settling; null: none of them yet. */
export function settledAt({ behind, from }: Settling, captures: Captures): number | null {
  const found = behind.flatMap((one) => captures(one, from) ?? []);
  return found.length ? Math.min(...found) : null;
}
