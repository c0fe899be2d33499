import type { ComponentKind } from "./components";

/** How a component stands between plan and observation. */
export const deployStates = ["seen", "unplanned", "confirmed", "planned", "missing"] as const;
export type DeployState = (typeof deployStates)[number];

type Facts = { planned: boolean; entered: boolean /** Null: no export ever listed it. */; listed: boolean | null };

/** The one state of a component; null where neither plan nor export speaks of it. */
export function deployState({ planned, entered, listed }: Facts): DeployState | null {
  if (listed === false) return "missing";
  if (listed) return planned ? "seen" : "unplanned";
  if (planned) return "planned";
  return entered ? "confirmed" : null;
}

/** Counts as built: exports list it, or a person confirmed it. */
export function isBuilt(state: DeployState): boolean {
  return state === "seen" || state === "unplanned" || state === "confirmed";
}

/** What every new management group needs at least one of; a gateway only where agents stand behind one. */
export const neededKinds: readonly ComponentKind[] = [
  "managementServer",
  "operationalDatabase",
  "dataWarehouse",
  "operationsConsole",
  "webConsole",
  "reportingServer",
];
