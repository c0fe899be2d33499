/** The phases of a parallel migration, in order. The last one is optional. */
export const phases = ["retain", "deploy", "upgrade", "retire"] as const;
export type PhaseId = (typeof phases)[number];
/** On screen, always these words. */
export const phaseNames: Record<PhaseId, string> = { retain: "Retain", deploy: "Deploy", upgrade: "Upgrade", retire: "Retire" };
