import type { PhaseId } from "../tasks/phases";
import { dayAndTime } from "../words/moments";
import { count, counted } from "../words/numbers";
import type { ReportCounts } from "./facts";

type Group = { role: "source" | "target"; observedAt: string | null };
type Signed = { id: PhaseId; gate: { signedAt: string | null } };

/** The phase that the migration is in, by signatures and by what exports show; null once Upgrade is signed. */
export function currentPhase(groups: readonly Group[], phases: readonly Signed[]): PhaseId | null {
  const seen = (role: Group["role"]) => groups.some((group) => group.role === role && group.observedAt !== null);
  const signed = (id: PhaseId) => phases.some((phase) => phase.id === id && phase.gate.signedAt !== null);
  if (signed("upgrade")) return null;
  if (signed("deploy") || seen("target")) return "upgrade";
  return signed("retain") || seen("source") ? "deploy" : "retain";
}

/** What exports tell of each phase. */
export function phaseWords(id: PhaseId, groups: readonly Group[], counts: ReportCounts, timeZone: string, asOf: string): string {
  if (id === "upgrade") return `${count(counts.done)} of ${count(counts.total)} done`;
  if (id === "retire") return `${counted(counts.stages.cutOver, "agent")} cut over`;
  const side = groups.filter(({ role }) => role === (id === "retain" ? "source" : "target"));
  return observedWords(side, timeZone, asOf);
}

/** How much of a side was observed, and of a single management group when. */
export function observedWords(side: readonly Pick<Group, "observedAt">[], timeZone: string, asOf: string): string {
  const heard = side.filter(({ observedAt }) => observedAt !== null);
  if (heard.length === 0) return side.length === 1 ? "Not observed yet" : `None of ${side.length} observed yet`;
  if (side.length > 1) return `${heard.length} of ${side.length} management groups observed`;
  return `Observed ${dayAndTime(heard[0]?.observedAt ?? null, timeZone, asOf)}`;
}
