import type { GateState } from "../gates/state";
import type { PhaseId } from "../tasks/components";
import { dayAndTime } from "../words/moments";
import { count, counted } from "../words/numbers";
import type { ReportCounts } from "./facts";

type Group = { role: "source" | "target"; observedAt: string | null };

/** The phase that exports show the migration to be in. */
export function currentPhase(groups: readonly Group[]): PhaseId {
  const seen = (role: Group["role"]) => groups.some((group) => group.role === role && group.observedAt !== null);
  return seen("target") ? "upgrade" : seen("source") ? "deploy" : "retain";
}

/** What exports tell of each phase. */
export function phaseWords(id: PhaseId, groups: readonly Group[], counts: ReportCounts, timeZone: string, asOf: string): string {
  if (id === "upgrade") return `${count(counts.done)} of ${count(counts.total)} in scope done`;
  if (id === "retire") return `${counted(counts.stages.cutOver, "agent")} cut over`;
  const side = groups.filter(({ role }) => role === (id === "retain" ? "source" : "target"));
  const heard = side.filter(({ observedAt }) => observedAt !== null);
  if (heard.length === 0) return side.length === 1 ? "Not observed yet" : `None of ${side.length} observed yet`;
  if (side.length > 1) return `${heard.length} of ${side.length} management groups observed`;
  return `Observed ${dayAndTime(heard[0]?.observedAt ?? null, timeZone, asOf)}`;
}

/** The state of a gate, as people say it. */
export const gateNames: Record<GateState, string> = {
  open: "Open",
  ready: "Ready to be signed",
  signed: "Signed",
  contradicted: "Signed, contradicted since",
};
