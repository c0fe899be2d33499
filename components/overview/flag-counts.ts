import type { Progress } from "@/lib/contracts/progress";
import { type FlagCode, flagCodes, flags, type Severity, severities } from "@/lib/domain/stages";

export type FlagCount = { code: FlagCode; name: string; severity: Severity; value: number };

/** Flags that any agent carries, worst first, then the most frequent. */
export function raisedFlags(progress: Pick<Progress, "flags">): FlagCount[] {
  const raised = flagCodes.flatMap((code): FlagCount[] => {
    const value = progress.flags[code] ?? 0;
    return value > 0 ? [{ code, name: flags[code].name, severity: flags[code].severity, value }] : [];
  });
  return raised.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.value - a.value);
}

export const codesOf = (severity: Severity): FlagCode[] => flagCodes.filter((code) => flags[code].severity === severity);
