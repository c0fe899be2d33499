/** Why an agent in scope is not done yet, in order of precedence: each such agent has the first that holds. */
export const causeCodes = [
  "operatingSystem",
  "pendingFailed",
  "pendingApproval",
  "notAccepted",
  "notHeardFrom",
  "notReporting",
  "leftOriginal",
  "wentBack",
  "notHeardAbout",
  "noOwner",
  "notStarted",
  "addToNew",
  "upgradeAgent",
  "originalNotRead",
] as const;
export type CauseCode = (typeof causeCodes)[number];
export const isCause = (text: unknown): text is CauseCode => causeCodes.some((code) => code === text);

/** By what the agents that remain are counted. */
export const remainingBys = ["cause", "method", "domain", "server", "owner"] as const;
export type RemainingBy = (typeof remainingBys)[number];

/** What may be unknown of an agent, so that a list can ask for exactly those. */
export const unknownFields = ["version", "method", "domain", "server", "alertsFrom"] as const;
export type UnknownField = (typeof unknownFields)[number];
