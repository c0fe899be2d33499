import { dayAndTime } from "@/components/moments/moments";
import type { Agent } from "@/lib/contracts/agents";
import { type FlagCode, flagCodes, flags as flagWords, type Severity, severities } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";

/** The server the agent talks to: the new one's where it has one, else the original's. */
export function primaryOf({ groups }: Pick<Agent, "groups">): string | null {
  const byRole = (role: "source" | "target") => groups.find((group) => group.role === role && group.primaryServer)?.primaryServer;
  return byRole("target") ?? byRole("source") ?? null;
}

/** Worst first. */
export function flagsInOrder<F extends { severity: Severity }>(flags: readonly F[]): F[] {
  return [...flags].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

const known = (code: string): FlagCode | undefined => flagCodes.find((one) => one === code);

export const flagName = (code: string) => flagWords[known(code) ?? "unknownBuild"].name;

/** What makes an element explain a flag; nothing of one that this version does not know. */
export function explainsFlag(code: string, note?: string) {
  const one = known(code);
  return one && explains(`flag:${one}`, note);
}

/** "Since 5 Feb 2014 06:00, settling": a fresh change that the next exports may still undo. */
export function sinceWords({ since, settling }: Pick<Agent["flags"][number], "since" | "settling">, timeZone: string): string {
  return `Since ${dayAndTime(since, timeZone)}${settling ? ", settling" : ""}`;
}
