import { managedInstance, practice, scom, support, type TemplateTask, tasksOf } from "./template-task";

const retain = tasksOf("retain");
const deploy = tasksOf("deploy");
const upgrade = tasksOf("upgrade");
const retire = tasksOf("retire");

/** Tasks that the template learned later, each behind the one that it belongs to, so that the places of the others stay. */
export const laterTasks: readonly TemplateTask[] = [
  retain(
    "RET-20",
    "managementPacks",
    ["RET-10"],
    "List maintenance schedules and groups with explicit members",
    "Both name objects by an identity that the new management group may not share: note what they are for, not only whom they name. Nothing that Tandem imports tells this.",
    { behind: "RET-11", source: managedInstance },
  ),
  deploy(
    "DEP-30",
    "managementGroup",
    ["DEP-07"],
    "Enter the product key",
    "Without one the installation is an evaluation that ends after 180 days. Get-SCOMManagementGroup shows SkuForLicense and TimeOfExpiration.",
    { check: "licensed", behind: "DEP-22", source: scom("deploy-install-mgmt-server") },
  ),
  deploy(
    "DEP-31",
    "security",
    ["DEP-07"],
    "Register the service principal names",
    "MSOMSdkSvc for the data access account and MSOMHSvc for each management server, each of them once: a double one lets agents fail to authenticate. Nothing that Tandem imports tells this.",
    { behind: "DEP-20", source: support("troubleshoot-agent-connectivity-issues") },
  ),
  deploy(
    "DEP-32",
    "security",
    ["DEP-02"],
    "Set antivirus exclusions",
    "The folder Health Service State of servers and agents, and the files of the databases. Agents of a new release lie in another folder. Nothing that Tandem imports tells this.",
    { behind: "DEP-31", source: support("antivirus-exclusions-recommendations") },
  ),
  deploy(
    "DEP-33",
    "managementPacks",
    ["DEP-19", "RET-20"],
    "Build maintenance schedules and explicit members of groups again",
    "After discovery has found the objects: a schedule that names none of them keeps nobody quiet. Nothing that Tandem imports tells this.",
    { behind: "DEP-19", source: managedInstance },
  ),
  deploy(
    "DEP-34",
    "settings",
    ["DEP-07"],
    "Set the global settings as in the original",
    "Heartbeat and missed heartbeats, automatic resolution of alerts, grooming, web addresses, privacy. They are at their defaults in a new management group.",
    { check: "settingsAlike", behind: "DEP-18", source: practice },
  ),
  upgrade(
    "UPG-28",
    "accounts",
    ["UPG-01", "DEP-20"],
    "Let Run As accounts log on as a service on the agents",
    "From 2019 on they need that right where they are used. Without it the Operations Manager log of the agent shows event 7002. Nothing that Tandem imports tells this.",
    { behind: "UPG-03", source: scom("deploy-upgrade-agents") },
  ),
  upgrade(
    "UPG-29",
    "agents",
    ["UPG-01"],
    "Check .NET Framework on the computers",
    "What the new agent and its packs need, by release. A setup that lacks it fails, or leaves workflows that do not run. Nothing that Tandem imports tells this.",
    { behind: "UPG-04", source: scom("system-requirements") },
  ),
  upgrade(
    "UPG-30",
    "agents",
    ["UPG-02", "DEP-24"],
    "Take clusters across, node by node",
    "Agents on every node, proxying on for all of them; then the virtual names have to appear in the new management group as well. Tag the nodes “cluster”: no export tells them.",
    { check: "clustersAcross", behind: "UPG-07", source: practice },
  ),
  upgrade(
    "UPG-31",
    "agents",
    ["UPG-02", "DEP-24"],
    "Take domain controllers across in a wave of their own",
    "Proxying on, an action account that may log on there (HSLockdown), and never all of a site on one day. Tag them “DC”: no export tells them.",
    { check: "controllersAcross", behind: "UPG-30", source: practice },
  ),
  upgrade(
    "UPG-32",
    "integrations",
    ["RET-14"],
    "Decide on Log Analytics workspaces",
    "An agent may report to workspaces beside its management groups: keep, move or end each of them before the old management group goes.",
    { check: "workspacesDecided", behind: "UPG-27", source: managedInstance },
  ),
  upgrade(
    "UPG-33",
    "agents",
    ["UPG-07", "UPG-08"],
    "Make agents of the command line remotely manageable",
    "They arrive as installed by hand, so no rollup can be pushed to them. A query on the operational database changes that; back it up first.",
    { check: "remotelyManageable", behind: "UPG-24", source: practice },
  ),
  retire(
    "RTR-16",
    "agents",
    ["RTR-04"],
    "Look for orphans",
    "Agents of a server that was taken away can stand in Pending Management, or without a server at all, and nothing says so.",
    { check: "noOrphans", behind: "RTR-08", source: support("agents-show-pending-management-state") },
  ),
  retire(
    "RTR-17",
    "integrations",
    ["RTR-01"],
    "Find policies and applications that put the original back",
    "Group policies, ConfigMgr applications, images and scripts that install the agent with the old management group, or add it again. Agents that left and are listed by the original once more show it.",
    { check: "originalStaysAway", behind: "RTR-05", source: practice },
  ),
];
