import "server-only";
import type { Gate } from "@/lib/contracts/gates";
import type { Overview } from "@/lib/contracts/overview";
import type { Report } from "@/lib/contracts/report";
import type { ReportCounts } from "@/lib/domain/report/facts";
import { currentPhase, phaseWords } from "@/lib/domain/report/phase-words";
import { phaseNames } from "@/lib/domain/tasks/phases";

type Facts = { overview: Overview; gates: readonly Gate[]; counts: Report["progress"]; timeZone: string; asOf: string };

/** Each phase with its tasks, its gate, and what exports tell of it. Tasks and gates are as they stand now. */
export function phasesOf({ overview, gates, counts, timeZone, asOf }: Facts): Report["phases"] {
  const current = currentPhase(overview.groups, overview.phases);
  return overview.phases.map((phase) => {
    const gate = gates.find((one) => one.phase === phase.id);
    return {
      ...phase,
      name: phaseNames[phase.id],
      words: phaseWords(phase.id, overview.groups, counts as ReportCounts, timeZone, asOf),
      current: phase.id === current,
      gate: gate?.state ?? "open",
      gateWords: gate?.summary ?? "",
      signedBy: gate?.signature?.by ?? null,
      signedAt: gate?.signature?.at ?? null,
      waivers: (gate?.signature?.waivers ?? []).map(({ key, title, subject, why, reason }) => ({ key, title, subject, why, reason })),
    };
  });
}
