import { managedInstance, practice, scom, type TemplateTask, tasksOf } from "./template-task";

const task = tasksOf("deploy");

/** What people work with: consoles, reporting, settings, packs, roles, notifications. */
export const deployRuleTasks: readonly TemplateTask[] = [
  task(
    "DEP-14",
    "operationsConsole",
    ["DEP-07"],
    "Install the Operations console",
    "Where operators sit. It talks to a management server on port 5724.",
    { source: scom("deploy-install-ops-console") },
  ),
  task(
    "DEP-15",
    "webConsole",
    ["DEP-07"],
    "Install the web console",
    "Needs parts of Internet Information Services and a binding. A server that has it alone cannot become a management server later.",
    { source: scom("deploy-install-web-console") },
  ),
  task(
    "DEP-16",
    "reportingServer",
    ["DEP-06"],
    "Prepare SQL Server Reporting Services",
    "Native mode and an instance of its own, since its content is overwritten; its site must open.",
    { source: scom("deploy-install-reporting-server") },
  ),
  task(
    "DEP-17",
    "reportingServer",
    ["DEP-07", "DEP-16"],
    "Install reporting",
    "Whoever installs needs sysadmin on both instances. Reports take up to 30 minutes to appear.",
    { source: scom("deploy-install-reporting-server") },
  ),
  task(
    "DEP-18",
    "settings",
    ["DEP-07"],
    "Decide what happens to agents installed by hand",
    "They are rejected by default. Choose review or automatic approval before the first command line is run.",
    { check: "manualAgentsLetIn", source: scom("manage-process-manual-agent-install") },
  ),
  task(
    "DEP-19",
    "managementPacks",
    ["DEP-08", "RET-10", "RET-11"],
    "Import sealed packs, then your own that were looked through",
    "In small steps. What names single objects is built again; the old default pack is not taken over as a whole.",
    { source: managedInstance },
  ),
  task(
    "DEP-20",
    "security",
    ["DEP-08"],
    "Build user roles and Run As accounts again",
    "With their distribution. Packs for notifications and monitoring need the accounts to be there first.",
    { source: managedInstance },
  ),
  task(
    "DEP-21",
    "notifications",
    ["DEP-19", "DEP-20"],
    "Prepare notifications and connectors, switched off",
    "Build them, try them, and leave them off, so that one incident does not alert twice.",
    { source: managedInstance },
  ),
  task(
    "DEP-24",
    "settings",
    ["DEP-18"],
    "Decide on agent proxying",
    "Discovery of clusters, Active Directory, Exchange and SQL Server needs it. It belongs to one management group and is off at first.",
    { source: practice },
  ),
  task(
    "DEP-25",
    "settings",
    ["DEP-07"],
    "Decide on application monitoring before the first push",
    "The agents of 2016 and 1801 can disturb old application pools; NOAPM leaves that part out.",
    { source: practice },
  ),
];
