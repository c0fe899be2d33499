import type { FlagCode, Stage } from "../stages";
import { count } from "../words/numbers";
import { type CauseCode, causeCodes } from "./cause-codes";

/** What is known of an agent when its cause is asked for. `done` and `notReporting` as the facts have them. */
export type CauseFacts = {
  stage: Stage;
  flagCodes: readonly FlagCode[];
  done: boolean;
  notReporting: boolean;
  excluded: boolean;
  owned: boolean;
};

/** A condition holds where every part that is given holds. */
export type CauseCondition = { anyFlag?: readonly FlagCode[]; anyStage?: readonly Stage[]; notReporting?: true; unowned?: true };
type Cause = { name: string; next: string; when: readonly CauseCondition[] };

/** Each cause with its words, what to do next, and when it holds: any of its conditions. The last takes whatever is left. */
export const causes: Record<CauseCode, Cause> = {
  operatingSystem: {
    name: "Operating system not supported",
    next: "Replace or upgrade the computer, or exclude the agent and say why it stays behind.",
    when: [{ anyFlag: ["osNotSupported"], anyStage: ["waiting", "joined"] }],
  },
  pendingFailed: {
    name: "Install or update failed",
    next: "Read the failure under Pending Management, remove its cause, and repeat it or use the command line.",
    when: [{ anyFlag: ["pendingFailed"] }],
  },
  pendingApproval: {
    name: "Waits for approval",
    next: "Approve it under Pending Management, as many at once as the limits say.",
    when: [{ anyFlag: ["pendingApproval"] }],
  },
  notAccepted: {
    name: "Configured, not accepted",
    next: "Approve the agent in the new management group, or allow manual agents there.",
    when: [{ anyFlag: ["notAccepted"] }],
  },
  notHeardFrom: {
    name: "Not heard from",
    next: "Check the computer, its agent service and port 5723, then import again.",
    when: [{ anyFlag: ["grey"] }],
  },
  notReporting: {
    name: "Silent in the new management group",
    next: "Check name resolution, certificates and port 5723 to the new management servers.",
    when: [{ anyFlag: ["neverReported"] }, { notReporting: true }],
  },
  leftOriginal: {
    name: "Left the original",
    next: "Add the original management group again, or let a lead accept the cut-over.",
    when: [{ anyFlag: ["leftSource"] }],
  },
  wentBack: {
    name: "Went back, not regained",
    next: "Find out who undid the step, and repeat it.",
    when: [{ anyFlag: ["returned"] }],
  },
  notHeardAbout: {
    name: "Not heard about lately",
    next: "Export all agents of its management group: what is known of it is too old to act on.",
    when: [{ anyFlag: ["notHeardAbout"] }],
  },
  noOwner: {
    name: "Not started, no owner",
    next: "Assign an owner who can agree to a date.",
    when: [{ anyStage: ["waiting"], unowned: true }],
  },
  notStarted: {
    name: "Not started",
    next: "Nothing is in the way: upgrade the agent by its method.",
    when: [{ anyStage: ["waiting"] }],
  },
  addToNew: {
    name: "Upgraded, original MG only",
    next: "Add the new management group to the agent.",
    when: [{ anyStage: ["upgraded"] }],
  },
  upgradeAgent: {
    name: "In the new MG, old agent",
    next: "Upgrade the agent from the new management group.",
    when: [{ anyStage: ["joined"] }, { anyFlag: ["belowTarget"] }],
  },
  originalNotRead: {
    name: "Original not imported whole",
    next: "Import all agents of every original management group.",
    when: [{}],
  },
};

/** Causes that are a sign of their own: an agent may carry several, and counts under the first. */
export const causeSigns: readonly CauseCode[] = causeCodes.filter((code) =>
  causes[code].when.some(({ anyFlag, notReporting }) => anyFlag !== undefined || notReporting),
);

/** "13 more stand under causes above"; empty where nobody carries the sign and counts elsewhere. */
export function elsewhereWords(elsewhere: number | null | undefined): string {
  return elsewhere ? `${count(elsewhere)} more ${elsewhere === 1 ? "stands" : "stand"} under causes above` : "";
}

/** The one cause of an agent that is in scope and not done; null for every other. */
export function causeOf(facts: CauseFacts): CauseCode | null {
  if (facts.excluded || facts.stage === "gone" || facts.done) return null;
  return causeCodes.find((code) => showsSign(code, facts)) ?? null;
}

/** Whether a sign of a cause is seen, whatever cause the agent counts under. */
export function showsSign(code: CauseCode, facts: CauseFacts): boolean {
  return causes[code].when.some((condition) => holds(condition, facts));
}

function holds({ anyFlag, anyStage, notReporting, unowned }: CauseCondition, facts: CauseFacts): boolean {
  if (anyFlag && !anyFlag.some((code) => facts.flagCodes.includes(code))) return false;
  if (anyStage && !anyStage.includes(facts.stage)) return false;
  if (notReporting && !facts.notReporting) return false;
  return !(unowned && facts.owned);
}
