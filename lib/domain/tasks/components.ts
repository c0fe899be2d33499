/** What a task is about, in reading order, with the words on screen. */
export const taskComponentNames = {
  managementGroup: "Management group",
  people: "People",
  accounts: "Accounts",
  sizing: "Sizing",
  network: "Network",
  databases: "Databases",
  operationalDatabase: "Operational database",
  dataWarehouse: "Data warehouse",
  managementServer: "Management servers",
  gateway: "Gateways",
  operationsConsole: "Operations console",
  webConsole: "Web console",
  reportingServer: "Reporting server",
  settings: "Settings",
  managementPacks: "Management packs",
  security: "Security",
  agents: "Agents",
  agentsBehindGateways: "Agents behind gateways",
  adIntegratedAgents: "Agents assigned by Active Directory",
  unixAgents: "UNIX and Linux computers",
  agentless: "Agentless computers and network devices",
  serviceOwners: "Service owners",
  notifications: "Notifications",
  integrations: "Integrations",
} as const;
export type TaskComponent = keyof typeof taskComponentNames;
export const taskComponents = Object.keys(taskComponentNames) as TaskComponent[];

export const taskStates = ["open", "inProgress", "blocked", "done", "notApplicable"] as const;
export type TaskState = (typeof taskStates)[number];
/** On screen, always these words. */
export const taskStateNames: Record<TaskState, string> = {
  open: "Open",
  inProgress: "In progress",
  blocked: "Blocked",
  done: "Done",
  notApplicable: "Not applicable",
};
