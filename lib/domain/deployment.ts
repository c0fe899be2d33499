import type { ComponentKind } from "./components";

/** How a component stands between plan and observation. */
export const deployStates = ["seen", "unplanned", "confirmed", "planned", "missing"] as const;
export type DeployState = (typeof deployStates)[number];

/** On screen, with what it means. */
export const deployStateNames: Record<DeployState, { name: string; means: string }> = {
  seen: { name: "Planned and seen", means: "Planned, and an export lists it." },
  unplanned: { name: "Seen, not planned", means: "An export lists it; nobody planned it." },
  confirmed: { name: "Confirmed by hand", means: "A person says that it stands; no export tells." },
  planned: { name: "Planned", means: "Still to be built, or not exported yet." },
  missing: { name: "Missing", means: "It was listed before; the latest whole export leaves it out." },
};

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
