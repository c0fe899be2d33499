import type { Forecast } from "../forecast/forecast";
import type { StageMove } from "../stage-moves";
import type { Stage } from "../stages";

/** What a report counts of its agents. `incomplete`: originals that no whole export has spoken for. */
export type ReportCounts = {
  total: number;
  done: number;
  notReporting: number;
  excluded: number;
  stages: Record<Stage, number>;
  incomplete: readonly string[];
};

/** What became of agents since an earlier moment. */
export type Changes = { since: string | null; counts: Record<StageMove, number>; done: number };

/** A forecast with what it is held against. */
export type Outlook = Forecast & { targetDate: string | null; today: string };
