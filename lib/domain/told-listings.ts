import type { AgentFacts } from "./agent-facts";
import { isGrey } from "./listings";
import { windowsOf } from "./operating-systems";
import type { GroupRole, Stage } from "./stages";

/** What exports tell of an agent, whatever they say: without it a check claims nothing. */
export const toldKinds = ["grey", "manualInSource", "manualInTarget", "proxying", "system"] as const;
export type ToldKind = (typeof toldKinds)[number];

type Said = {
  group: { role: GroupRole };
  facts: Pick<AgentFacts, "available" | "health" | "inMaintenance" | "manuallyInstalled" | "proxying" | "osName">;
};

/** Which of it is told of an agent. Proxying can be compared only where both management groups tell it. */
export function toldKindsOf(stage: Stage, listings: readonly Said[]): ToldKind[] {
  const manual = (role: GroupRole) => listings.some(({ group, facts }) => group.role === role && isKnown(facts.manuallyInstalled));
  const both = stage === "dualHomed" || stage === "joined";
  const told: Record<ToldKind, boolean> = {
    grey: listings.some(({ facts }) => isGrey(facts) !== null),
    manualInSource: manual("source"),
    manualInTarget: manual("target"),
    proxying: both && listings.filter(({ facts }) => isKnown(facts.proxying)).length > 1,
    system: listings.some(({ facts }) => Boolean(facts.osName && windowsOf(facts.osName))),
  };
  return toldKinds.filter((kind) => told[kind]);
}

function isKnown(value: boolean | null | undefined): boolean {
  return value !== undefined && value !== null;
}
