/** The closed lists of the field: stages, flags, methods, kinds. Everything else refers to these. */

export const stages = ["waiting", "upgraded", "joined", "dualHomed", "cutOver", "gone"] as const;
export type Stage = (typeof stages)[number];

/** What each stage has. */
export const byStage = <T>(of: (stage: Stage) => T) => Object.fromEntries(stages.map((stage) => [stage, of(stage)])) as Record<Stage, T>;

/** On screen, always these words. */
export const stageNames: Record<Stage, string> = {
  waiting: "Waiting",
  upgraded: "Upgraded, original MG only",
  joined: "Both, old agent",
  dualHomed: "Dual-homed",
  cutOver: "Cut over",
  gone: "Gone",
};

export const severities = ["critical", "warning", "information"] as const;
export type Severity = (typeof severities)[number];
/** On screen, always these words. */
export const severityNames: Record<Severity, string> = { critical: "Critical", warning: "Warning", information: "Information" };

/** Every flag with its severity and the words on screen. How to clear each: lib/domain/words/flags.ts. */
export const flags = {
  lostMonitoring: {
    severity: "critical",
    name: "Gone without a word",
  },
  leftSource: {
    severity: "critical",
    name: "Left the original management group",
  },
  grey: {
    severity: "critical",
    name: "Not heard from",
  },
  returned: {
    severity: "critical",
    name: "Went back, not regained",
  },
  pendingFailed: {
    severity: "critical",
    name: "Install or update failed",
  },
  excludedButListed: {
    severity: "warning",
    name: "Excluded, yet listed again",
  },
  neverReported: {
    severity: "warning",
    name: "Never reported to the new management group",
  },
  unhealthy: {
    severity: "warning",
    name: "Critical in the new management group only",
  },
  notAccepted: {
    severity: "warning",
    name: "Configured, not accepted",
  },
  pendingApproval: {
    severity: "warning",
    name: "Waits for approval",
  },
  lingering: {
    severity: "warning",
    name: "Still listed in the original",
  },
  versionDisagreement: {
    severity: "warning",
    name: "Management groups disagree on the version",
  },
  belowTarget: { severity: "warning", name: "Cut over on an old build" },
  proxyDiffers: { severity: "warning", name: "Agent proxy differs" },
  noFailover: {
    severity: "warning",
    name: "No failover behind its gateway",
  },
  osNotSupported: {
    severity: "warning",
    name: "Operating system not supported",
  },
  certificateEnds: { severity: "warning", name: "Certificate ends or ended" },
  tooManyGroups: {
    severity: "warning",
    name: "More than four management groups",
  },
  ambiguousName: { severity: "warning", name: "Ambiguous name in an export" },
  azureAgent: { severity: "warning", name: "Stand-alone Azure agent" },
  olderThanSource: { severity: "warning", name: "Agent older than the original management group" },
  newerThanTarget: {
    severity: "warning",
    name: "Newer than the new management group",
  },
  unknownBuild: {
    severity: "warning",
    name: "Build not in the catalogue",
  },
  /** One export of its management group ends it for all at once: that is said once, of the migration (silent-words.ts). */
  notHeardAbout: { severity: "information", name: "Not heard about lately" },
  newOnly: { severity: "information", name: "Never in an original" },
  manuallyInstalled: { severity: "information", name: "Installed by hand" },
  notRemotelyManageable: {
    severity: "information",
    name: "Not remotely manageable",
  },
  inMaintenance: { severity: "information", name: "In maintenance" },
} as const satisfies Record<string, { severity: Severity; name: string }>;
export type FlagCode = keyof typeof flags;
export const flagCodes = Object.keys(flags) as FlagCode[];
/**
 * `severity` is that of this one: a change that settles still is information, and some are less grave in some agents. `since`: the
 * capture that first showed it, ISO.
 */
export type Flag = { code: FlagCode; severity: Severity; reason: string; since: string; settling: boolean };

/** The gravest severity among flags; null without one. */
export function worstOf(raised: readonly Pick<Flag, "severity">[]): Severity | null {
  return severities.find((severity) => raised.some((flag) => flag.severity === severity)) ?? null;
}

/** Flags of agents that are in no management group, or excluded: counts of flags are over agents in scope, and these say so. */
export const outsideScope: ReadonlySet<FlagCode> = new Set(["lostMonitoring", "excludedButListed"]);

export const methods = ["push", "commandLine"] as const;
export type Method = (typeof methods)[number];
/** On screen, always these words. */
export const methodNames: Record<Method, string> = { push: "Push install", commandLine: "Command line" };

/** From where the alerts of an agent are answered while management groups of both kinds alert. */
export const alertsFroms = ["source", "both", "target"] as const;
export type AlertsFrom = (typeof alertsFroms)[number];
/** As a filter asks it: unknown where nobody said. */
export const saidAlertsFroms = [...alertsFroms, "unknown"] as const;
export const alertsFromNames: Record<AlertsFrom, string> = { source: "Original", both: "Both", target: "New" };

export const groupRoles = ["source", "target"] as const;
export type GroupRole = (typeof groupRoles)[number];
/** As people say it of a management group. */
export const groupRoleNames: Record<GroupRole, string> = { source: "original", target: "new" };

export const healths = ["healthy", "warning", "critical", "notMonitored"] as const;
export type Health = (typeof healths)[number];
/** On screen, always these words. */
export const healthNames: Record<Health, string> = {
  healthy: "Healthy",
  warning: "Warning",
  critical: "Critical",
  notMonitored: "Not monitored",
};

export const kinds = [
  "agents",
  "managementServers",
  "gateways",
  "managementGroup",
  "pending",
  "failover",
  "heard",
  "agentDetail",
  "unixAgents",
  "agentless",
  "networkDevices",
  "pools",
  "configuration",
  "peopleList",
  "waveResults",
  "inventory",
] as const;
export type Kind = (typeof kinds)[number];

export const coverages = ["whole", "part"] as const;
export type Coverage = (typeof coverages)[number];

export const dateOrders = ["DMY", "MDY", "YMD"] as const;
export type DateOrder = (typeof dateOrders)[number];
