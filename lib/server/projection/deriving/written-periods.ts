import "server-only";
import type { Meaning } from "@/lib/domain/naming/logged-rows";
import type { Timeline } from "@/lib/domain/timeline";
import type { HandedPeriods } from "@/lib/server/estate/handed";
import { periodRows } from "../period-rows";
import { type ChangeCounts, type CountsByImport, countChanges } from "./change-counts";
import type { DerivedAgent } from "./derived-agents";

/** What rows of names in families mean that is not what their files alone tell. */
export type TellingsMeant = Pick<Meaning, "said" | "outcome" | "issues">[];

/** What is to be written of derived agents. */
export type WrittenPeriods = {
  /** When time alone will next change each of them, in milliseconds; null: never. */
  due: { key: number; at: number | null }[];
  counts: CountsByImport;
  tellings: TellingsMeant;
  /** Agents whose periods differ from those that are written; those of them that have some written; and what comes in their place, as lines of COPY. */
  moved: number[];
  hadPeriods: number[];
  lines: Uint8Array;
  periods: HandedPeriods;
};

export function writtenPeriods(
  migrationId: string,
  agents: Iterable<DerivedAgent>,
  meanings: readonly Meaning[],
  timeline: Timeline,
): WrittenPeriods {
  const moved: number[] = [];
  const hadPeriods: number[] = [];
  const lines: string[] = [];
  const periods: { key: number; from: number; to: number; told: number }[] = [];
  const texts = new Map<string, number>();
  const due: WrittenPeriods["due"] = [];
  const counts = new Map<number, ChangeCounts>();
  for (const agent of agents) {
    const { key, digest } = agent;
    due.push({ key, at: agent.due });
    countChanges(counts, agent, timeline);
    const written = periodRows(migrationId, agent);
    if (written.digest === digest) continue;
    moved.push(key);
    if (digest !== null) hadPeriods.push(key);
    for (const [i, { line, told }] of written.rows().entries()) {
      lines.push(line);
      const place = texts.get(told) ?? texts.size;
      texts.set(told, place);
      const { from = 0, to = null } = agent.periods[i] ?? {};
      periods.push({ key, from, to: to ?? Number.POSITIVE_INFINITY, told: place });
    }
  }
  return {
    due,
    counts,
    tellings: meanings.filter(({ said, outcome, issues }) => outcome !== said.outcome || issues.length > 0),
    moved,
    hadPeriods,
    lines: new TextEncoder().encode(lines.join("")),
    periods: {
      keys: Int32Array.from(periods, ({ key }) => key),
      from: Float64Array.from(periods, ({ from }) => from),
      to: Float64Array.from(periods, ({ to }) => to),
      told: Uint32Array.from(periods, ({ told }) => told),
      texts: [...texts.keys()],
    },
  };
}
