import type { AgentFacts } from "./agent-facts";
import { isGrey } from "./listings";
import { groupKeyOf } from "./management-groups";
import { windowsOf } from "./operating-systems";
import type { GroupRole, Stage } from "./stages";

/** Management groups one agent may report to. Source: MicrosoftDocs/SystemCenterDocs, scom/manage-deploy-config-windows-agent.md. */
export const mostGroupsPerAgent = 4;

/**
 * What exports tell of an agent, whatever they say: without it a check claims nothing. `groups`: its own list of management
 * groups; `fullGroups`: by that list there is no room for another; `directory`: whether it looks for them in Active Directory, and `integrated`: that it does.
 */
export const toldKinds = [
  "grey",
  "manualInSource",
  "manualInTarget",
  "proxying",
  "system",
  "groups",
  "fullGroups",
  "directory",
  "integrated",
] as const;
export type ToldKind = (typeof toldKinds)[number];

type Said = {
  group: { role: GroupRole };
  facts: Pick<AgentFacts, "available" | "health" | "inMaintenance" | "manuallyInstalled" | "proxying" | "osName" | "mgList">;
};

/** Which of it is told of an agent. Proxying can be compared only where both management groups tell it. */
export function toldKindsOf(stage: Stage, listings: readonly Said[], directory: boolean | null): ToldKind[] {
  const manual = (role: GroupRole) => listings.some(({ group, facts }) => group.role === role && isKnown(facts.manuallyInstalled));
  const configured = configuredGroups(listings);
  const across = listings.some(({ group }) => group.role === "target");
  const both = stage === "dualHomed" || stage === "joined";
  const told: Record<ToldKind, boolean> = {
    grey: listings.some(({ facts }) => isGrey(facts) !== null),
    manualInSource: manual("source"),
    manualInTarget: manual("target"),
    proxying: both && listings.filter(({ facts }) => isKnown(facts.proxying)).length > 1,
    system: listings.some(({ facts }) => Boolean(facts.osName && windowsOf(facts.osName))),
    groups: configured !== null,
    fullGroups: configured !== null && configured >= mostGroupsPerAgent + (across ? 1 : 0),
    directory: directory !== null,
    integrated: directory === true,
  };
  return toldKinds.filter((kind) => told[kind]);
}

/** The same of a period. */
export const toldOf = ({
  state,
  listings,
}: {
  state: { stage: Stage; directoryIntegrated: boolean | null };
  listings: readonly { listing: Said }[];
}): ToldKind[] =>
  toldKindsOf(
    state.stage,
    listings.map(({ listing }) => listing),
    state.directoryIntegrated,
  );

/** How many management groups the agent names itself as configured for: the longest of its lists; null where none is told. */
export function configuredGroups(listings: readonly { facts: Pick<AgentFacts, "mgList"> }[]): number | null {
  const lists = listings.flatMap(({ facts }) => (facts.mgList ? [new Set(facts.mgList.map(groupKeyOf)).size] : []));
  return lists.length ? Math.max(...lists) : null;
}

function isKnown(value: boolean | null | undefined): boolean {
  return value !== undefined && value !== null;
}
