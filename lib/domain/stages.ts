/** The closed lists of the field: stages, flags, methods, kinds. Everything else refers to these. */

export const stages = ["waiting", "upgraded", "joined", "dualHomed", "cutOver", "gone"] as const;
export type Stage = (typeof stages)[number];

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

/** Every flag with its severity, the words on screen and how to clear it. */
export const flags = {
  leftSource: {
    severity: "critical",
    name: "Left the original management group",
    clear: "Add the original management group to the agent again, or let a lead accept the cut-over.",
  },
  grey: {
    severity: "critical",
    name: "Not heard from",
    clear: "Check the agent's service, name resolution and port 5723, then import again.",
  },
  returned: {
    severity: "critical",
    name: "Went back a stage",
    clear: "Find out who took the upgrade or the new management group away, and repeat the step.",
  },
  pendingFailed: {
    severity: "critical",
    name: "Install or update failed",
    clear: "Read the output of the task or the logs below AgentLogs, remove the cause and repeat it; then export Pending Management again.",
  },
  neverReported: {
    severity: "warning",
    name: "Never reported to the new management group",
    clear: "Check approval, certificates and port 5723 to the new management servers.",
  },
  unhealthy: {
    severity: "warning",
    name: "Critical in the new management group only",
    clear: "Compare the health of the computer in both management groups.",
  },
  notAccepted: {
    severity: "warning",
    name: "Configured, not accepted",
    clear: "Approve the agent in the new management group, or remove the management group from the agent.",
  },
  pendingApproval: {
    severity: "warning",
    name: "Waits for approval",
    clear: "Approve or reject it under Pending Management, then export that again.",
  },
  lingering: {
    severity: "warning",
    name: "Still listed in the original",
    clear: "Delete the agent in the original management group's console.",
  },
  versionDisagreement: {
    severity: "warning",
    name: "Management groups disagree on the version",
    clear: "Wait for the slower management group's next discovery and import again.",
  },
  belowTarget: { severity: "warning", name: "Cut over on an old build", clear: "Upgrade the agent from the new management group." },
  proxyDiffers: { severity: "warning", name: "Agent proxy differs", clear: "Switch agent proxy on in the new management group." },
  noFailover: {
    severity: "warning",
    name: "No failover behind its gateway",
    clear: "Give the agent a second gateway or server with Set-SCOMParentManagementServer, then export the failover list again.",
  },
  tooManyGroups: {
    severity: "warning",
    name: "More than four management groups",
    clear: "Remove a management group from the agent; four is the documented limit.",
  },
  ambiguousName: { severity: "warning", name: "Ambiguous name in an export", clear: "Export with full names, or with the Id column." },
  azureAgent: { severity: "warning", name: "Stand-alone Azure agent", clear: "Install the Operations Manager agent of the new release." },
  olderThanSource: { severity: "warning", name: "Older than the original", clear: "Upgrade the agent." },
  newerThanTarget: {
    severity: "warning",
    name: "Newer than the new management group",
    clear: "Check that the new management group's release supports this agent.",
  },
  unknownBuild: {
    severity: "warning",
    name: "Build not in the catalogue",
    clear: "Check the version in the export; name the build in the catalogue when it is genuine.",
  },
  manuallyInstalled: { severity: "information", name: "Installed by hand", clear: "Ask why before planning a push install." },
  notRemotelyManageable: {
    severity: "information",
    name: "Not remotely manageable",
    clear: "Rollups cannot be pushed to this agent from the new management group.",
  },
  inMaintenance: { severity: "information", name: "In maintenance", clear: "Nothing to do; it clears with the next export." },
} as const satisfies Record<string, { severity: Severity; name: string; clear: string }>;
export type FlagCode = keyof typeof flags;
export const flagCodes = Object.keys(flags) as FlagCode[];
export type Flag = { code: FlagCode; severity: Severity; reason: string };

export const methods = ["push", "commandLine"] as const;
export type Method = (typeof methods)[number];
/** On screen, always these words. */
export const methodNames: Record<Method, string> = { push: "Push install", commandLine: "Command line" };

/** From where the alerts of an agent are answered while management groups of both kinds alert. */
export const alertsFroms = ["source", "both", "target"] as const;
export type AlertsFrom = (typeof alertsFroms)[number];
export const alertsFromNames: Record<AlertsFrom, string> = { source: "Original", both: "Both", target: "New" };

export const groupRoles = ["source", "target"] as const;
export type GroupRole = (typeof groupRoles)[number];
/** As people say it of a management group. */
export const groupRoleNames: Record<GroupRole, string> = { source: "original", target: "new" };

export const healths = ["healthy", "warning", "critical", "notMonitored"] as const;
export type Health = (typeof healths)[number];

export const kinds = [
  "agents",
  "managementServers",
  "gateways",
  "managementGroup",
  "pending",
  "failover",
  "unixAgents",
  "agentless",
  "configuration",
  "peopleList",
  "inventory",
] as const;
export type Kind = (typeof kinds)[number];

export const coverages = ["whole", "part"] as const;
export type Coverage = (typeof coverages)[number];

export const dateOrders = ["DMY", "MDY", "YMD"] as const;
export type DateOrder = (typeof dateOrders)[number];
