import { dayAndTime } from "@/components/moments/moments";
import type { Agent } from "@/lib/contracts/agents";
import { type FlagCode, flagCodes, flags as flagWords, type Severity, severities } from "@/lib/domain/stages";

/** The server the agent talks to: the new one's where it has one, else the original's. */
export function primaryOf({ groups }: Pick<Agent, "groups">): string | null {
  const byRole = (role: "source" | "target") => groups.find((group) => group.role === role && group.primaryServer)?.primaryServer;
  return byRole("target") ?? byRole("source") ?? null;
}

/** Worst first. */
export function flagsInOrder<F extends { severity: Severity }>(flags: readonly F[]): F[] {
  return [...flags].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

export const flagName = (code: string) => flagWords[flagCodes.find((known): known is FlagCode => known === code) ?? "unknownBuild"].name;

/** "Since 5 Feb 2014 06:00, settling": a fresh change that the next exports may still undo. */
export function sinceWords({ since, settling }: Pick<Agent["flags"][number], "since" | "settling">, timeZone: string): string {
  return `Since ${dayAndTime(since, timeZone)}${settling ? ", settling" : ""}`;
}
