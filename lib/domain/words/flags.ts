import type { FlagCode } from "../stages";
import { scom, support, type TaskSource } from "../tasks/template-task";

/** What each flag says of an agent. */
export const flagSays: Record<FlagCode, string> = {
  lostMonitoring: "No management group lists it any more, and nobody excluded it or planned its end: the computer is not monitored.",
  leftSource: "An original management group listed it once and does not any more, and nobody accepted the cut-over.",
  grey: "A management group lists it but does not hear from it (grey in the Operations console), and it is not in maintenance there.",
  returned: "It had been upgraded or had joined the new management group, and later exports say that it went back.",
  pendingFailed: "Pending Management shows an installation or update of it that failed.",
  excludedButListed: "It was excluded, was then in no export, and a management group lists it again.",
  neverReported: "The new management group lists it and has never heard from it: it is Not monitored there.",
  unhealthy: "The new management group shows it as critical, an original as better.",
  notAccepted: "The agent is configured for the new management group, which does not list it.",
  pendingApproval: "It waits under Pending Management until somebody approves or rejects it.",
  lingering: "The agent is no longer configured for the original, which still lists it.",
  versionDisagreement: "Management groups report different releases of the one agent that is on this computer.",
  belowTarget: "It is cut over, and its agent is still below the target release.",
  proxyDiffers: "Agent proxying is on in the original and off in the new management group.",
  noFailover: "It reports through a single gateway; agents behind a gateway fail over only to servers that they were given.",
  osNotSupported: "Its operating system is not among those that the agent of the target release supports.",
  certificateEnds:
    "Its certificate ends within 60 days, or has ended; where no domain vouches for the computer, no management group hears from it without one.",
  tooManyGroups: "It is configured for more than the four management groups that one agent supports.",
  ambiguousName: "An export names a computer by a short name that may be this agent or another one.",
  azureAgent: "Its build is one of the stand-alone Azure agent, which is no release of Operations Manager and never counts as upgraded.",
  olderThanSource: "Its agent is of an older release than the original management group itself.",
  newerThanTarget: "Its agent is of a newer release than the new management group it reports to.",
  unknownBuild: "No export tells the build of its agent, or the catalogue does not know it.",
  notHeardAbout: "The last export that names it is much older than the newest one, so what is known of it may be out of date.",
  newOnly: "No original management group ever listed it; it is in scope, and counted apart as well.",
  manuallyInstalled: "The original shows it as installed by hand and not by push.",
  notRemotelyManageable: "The new management group shows it as installed by hand, so update rollups cannot be pushed to it.",
  inMaintenance: "A management group has it in maintenance mode, so its silence there is no alarm.",
};

/** How to clear each flag. */
export const howToClear: Record<FlagCode, string> = {
  lostMonitoring:
    "Bring the agent back into a management group. Where the computer is out of service, exclude the agent with the reason or plan the decommission.",
  leftSource: "Add the original management group to the agent again, or let a lead accept the cut-over.",
  grey: "Check the agent's service, name resolution and port 5723, then import again.",
  returned:
    "Find out who took the upgrade or the new management group away, or set the computer up again, and repeat the step. It clears when the step is regained.",
  pendingFailed:
    "Read the output of the task or the logs below AgentLogs, remove the cause and repeat it; then export Pending Management again.",
  excludedButListed: "Include the agent again if the computer lives again, or delete the agent where it is listed.",
  neverReported: "Check approval, certificates and port 5723 to the new management servers.",
  notHeardAbout: "Export all agents of its management group and import that as the whole group.",
  unhealthy: "Compare the health of the computer in both management groups.",
  notAccepted: "Approve the agent in the new management group, or remove the management group from the agent.",
  pendingApproval: "Approve or reject it under Pending Management, then export that again.",
  lingering: "Delete the agent in the original management group's console.",
  versionDisagreement: "Wait for the slower management group's next discovery and import again.",
  belowTarget: "Upgrade the agent from the new management group.",
  proxyDiffers: "Switch agent proxy on in the new management group.",
  noFailover: "Give the agent a second gateway or server with Set-SCOMParentManagementServer, then export the failover list again.",
  osNotSupported: "Replace or upgrade the computer, or exclude the agent with the reason; the old agent stays in the original.",
  certificateEnds:
    "Get a new certificate, load it with MOMCertImport and restart the agent's service; then export the agents' details again.",
  tooManyGroups: "Remove a management group from the agent; four is the documented limit.",
  ambiguousName: "Export with full names, or with the Id column.",
  azureAgent: "Install the Operations Manager agent of the new release.",
  olderThanSource: "Upgrade the agent.",
  newerThanTarget: "Check that the new management group's release supports this agent.",
  unknownBuild: "Check the version in the export; name the build in the catalogue when it is genuine.",
  newOnly: "Nothing to do: no original ever listed it. Ask whether it belongs to this migration; exclude it if not.",
  manuallyInstalled: "Ask why before planning a push install.",
  notRemotelyManageable: "Rollups cannot be pushed to this agent from the new management group.",
  inMaintenance: "Nothing to do; it clears with the next export, or once it was told too long ago.",
};

/** The pages that flags rest on, where one does. */
export const flagSources: Partial<Record<FlagCode, TaskSource>> = {
  grey: support("troubleshoot-agent-connectivity-issues"),
  neverReported: support("troubleshoot-agent-connectivity-issues"),
  pendingFailed: support("agents-show-pending-management-state"),
  pendingApproval: scom("manage-process-manual-agent-install"),
  notAccepted: scom("manage-process-manual-agent-install"),
  noFailover: scom("deploy-install-gateway-server"),
  certificateEnds: scom("deploy-install-gateway-server"),
  osNotSupported: scom("system-requirements"),
  tooManyGroups: scom("manage-deploy-config-windows-agent"),
  unknownBuild: scom("release-build-versions"),
  manuallyInstalled: scom("manage-deploy-windows-agent-manually"),
  notRemotelyManageable: scom("manage-deploy-windows-agent-console"),
};
