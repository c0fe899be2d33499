import "server-only";
import type { FrozenReportWhole, ReportComparison } from "@/lib/contracts/frozen-reports";
import { canonicalJson } from "@/lib/domain/report/canonical";
import { changeSentences } from "@/lib/domain/report/change-words";
import { compareReports } from "@/lib/domain/report/compare";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { countedMoves } from "@/lib/server/comparison/read";
import { estateOf } from "@/lib/server/estate/kept";
import { readFrozenWhole } from "./read";

/** Two frozen reports side by side, the earlier number first. */
export async function compareFrozen(migrationId: string, one: number, other: number): Promise<ReportComparison> {
  const [from, to] = await Promise.all([Math.min(one, other), Math.max(one, other)].map((number) => readFrozenWhole(migrationId, number)));
  if (!from || !to) throw new Error("Two reports were read.");
  return {
    from: from.frozen,
    to: to.frozen,
    figures: compareReports(from.report as ReportFacts, to.report as ReportFacts),
    sentences: await sentencesBetween(migrationId, from, to),
  };
}

/**
 * The later report says it itself where it was measured since the earlier one. Else agents are counted at both moments, as imports
 * and plans stand now; the difference of agents done is that of the frozen numbers.
 */
async function sentencesBetween(migrationId: string, from: FrozenReportWhole, to: FrozenReportWhole): Promise<string[] | null> {
  if (canonicalJson(from.frozen.filter) !== canonicalJson(to.frozen.filter)) return null;
  if (to.report.changes.sinceReport === from.frozen.number) return to.report.changes.sentences;
  const counts = countedMoves(await estateOf(migrationId), new Date(from.frozen.asOf), new Date(to.frozen.asOf), to.frozen.filter);
  return changeSentences(counts, to.report.progress.done - from.report.progress.done).map(({ words }) => words);
}
