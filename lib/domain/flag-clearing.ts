import type { FlagCode } from "./stages";

/** How to clear each flag. Apart from their names, so that pages which only name flags need not load it. */
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
