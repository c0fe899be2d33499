import type { DriftSeverity } from "../drift/item";
import type { Forecast } from "../forecast/forecast";
import type { GateState, Waiver } from "../gates/state";
import type { SilentGroup } from "../silent-words";
import type { StageMove } from "../stage-moves";
import type { GroupRole, Stage } from "../stages";
import type { PhaseId } from "../tasks/phases";
import type { Decision } from "./decisions";

/** What a report counts of its agents. `incomplete`: originals that no whole export has spoken for. */
export type ReportCounts = {
  total: number;
  done: number;
  notReporting: number;
  excluded: number;
  stages: Record<Stage, number>;
  incomplete: readonly string[];
  flags?: Readonly<Record<string, number>>;
  silent?: readonly SilentGroup[];
};

/** What became of agents since an earlier moment. */
export type Changes = { since: string | null; counts: Record<StageMove, number>; done: number };

type Share = { value: string | null; name: string; inScope: number; done: number; notDone: number; percentDone: number | null };

/** All that a report holds, as far as its tables and pictures need it. */
export type ReportFacts = {
  migration: {
    name: string;
    timeZone: string;
    targetDate: string | null;
    groups: readonly {
      name: string;
      role: GroupRole;
      release: string;
      agents: number;
      observedAt: string | null;
      importNumber: number | null;
      servers: number;
    }[];
  };
  madeAt: string;
  version: string;
  asOf: string;
  filterWords: string;
  headline: readonly string[];
  progress: {
    total: number;
    done: number;
    notReporting: number;
    excluded: number;
    percentDone: number | null;
    stages: Readonly<Record<Stage, number>>;
    incomplete: readonly string[];
    flags: Readonly<Record<string, number>>;
    /** Reports that were frozen before flags settled do not have it. */
    settling?: Readonly<Record<string, number>>;
  };
  flagged: { critical: number; warning: number };
  phases: readonly {
    id: PhaseId;
    name: string;
    done: number;
    total: number;
    stale: number;
    blocked: number;
    words: string;
    current: boolean;
    gate: GateState;
    gateWords: string;
    signedBy: string | null;
    signedAt: string | null;
    /** Missing in reports that were frozen before waivers were kept. */
    waivers?: readonly (Waiver & { why: string })[] | undefined;
  }[];
  course: readonly { date: string; scope: number; done: number; cutOver: number }[];
  forecast: Forecast & { today: string; words: string };
  remaining: {
    cause: readonly (Share & { next: string | null; elsewhere?: number | null | undefined })[];
    domain: readonly Share[];
    server: readonly (Share & { group: string | null })[];
    owner: readonly Share[];
  };
  drift: {
    baseline: { at: string; by: string; number: number };
    counts: Readonly<Record<DriftSeverity, number>>;
    open: readonly { subject: string; group: string; says: string; severity: DriftSeverity }[];
  } | null;
  decisions: readonly Decision[];
  changes: {
    since: string | null;
    sinceWords: string;
    counts: Readonly<Record<StageMove, number>>;
    done: number;
    sentences: readonly string[];
  };
  imports: readonly { number: number; at: string; groups: readonly string[] }[];
};
