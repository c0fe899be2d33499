import type { OverviewMoment } from "@/lib/contracts/overview";
import type { Progress } from "@/lib/contracts/progress";
import { type FlagCode, flagCodes, flags, type Severity, severities } from "@/lib/domain/stages";

export type FlagCount = {
  code: FlagCode;
  name: string;
  severity: Severity;
  value: number;
  /** How many of them settle still. */
  settling: number;
  /** Against the moment of the import before; null where there is none. */
  change: number | null;
  /** At each moment of an import until now, oldest first. */
  course: number[];
};

/** Flags that any agent carries, worst first, then the most frequent. `moments` end with the one that is shown. */
export function raisedFlags(progress: Pick<Progress, "flags" | "settling">, moments: readonly OverviewMoment[]): FlagCount[] {
  const before = moments.at(-2);
  const raised = flagCodes.flatMap((code): FlagCount[] => {
    const value = progress.flags[code] ?? 0;
    if (value === 0) return [];
    const { name } = flags[code];
    const settling = progress.settling[code] ?? 0;
    // What all settles still asks nobody to act yet.
    const severity = settling === value ? "information" : flags[code].severity;
    const course = moments.map((moment) => moment.flags[code] ?? 0);
    return [{ code, name, severity, value, settling, change: before ? value - (before.flags[code] ?? 0) : null, course }];
  });
  return raised.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.value - a.value);
}
