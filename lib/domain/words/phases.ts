import { holman, scom, support } from "../tasks/template-task";
import type { Entry, More } from "./entry";

/** Phases, how agents are upgraded, and who counts. */
export const phasesTerms = {
  retain: {
    name: "Retain",
    says: "The first phase: the original stays as it is, frozen in a baseline that later exports are held against.",
  },
  deploy: {
    name: "Deploy",
    says: "The second phase: the new management group is built, from servers and databases to consoles and gateways.",
  },
  upgrade: { name: "Upgrade", says: "The third phase: agents get the new release and report to both management groups." },
  retire: { name: "Retire", says: "The last phase, if wanted: agents leave the original, then its gateways and servers go." },
  pushInstall: {
    name: "Push install",
    says: "A management server installs or upgrades the agent over the network, from the Operations console.",
  },
  commandLine: { name: "Command line", says: "Somebody runs the agent's installer on the computer, or a deployment tool does." },
  method: {
    name: "Method",
    says: "How an agent is upgraded: push install or command line; proposed from the exports until somebody says.",
  },
  pendingManagement: {
    name: "Pending Management",
    says: "The list in the Operations console of agents that wait for approval, an update, or a repair of one that failed.",
  },
  inScope: { name: "In scope", says: "In some management group, and not excluded; percentages are of these." },
  excluded: { name: "Excluded", says: "Left out of the migration by a lead, with a reason; counted apart, and always shown." },
  partWay: { name: "Part-way", says: "Upgraded and in the original only, or in both with the old agent: one of two steps is taken." },
  notReporting: { name: "Not reporting", says: "Across, but the new management group has not heard from it, so it is not done." },
  acceptedCutOver: {
    name: "Accepted cut-over",
    says: "A lead's word that this agent may leave the original, beforehand or afterwards, with a reason.",
  },
  alertsFrom: { name: "Alerts from", says: "From which management group the alerts of an agent are answered while both raise them." },
  lastHeard: { name: "Last heard", says: "The capture of the latest export that shows the agent as heard from; as fine as exports are." },
  cause: { name: "What remains", says: "The one cause that keeps an agent from being done, and its next step." },
} as const satisfies Record<string, Entry>;

export const phasesMore: Partial<Record<keyof typeof phasesTerms, More>> = {
  retain: { source: scom("deploy-upgrade-pretasks") },
  deploy: { source: scom("deploy-install-mgmt-server") },
  upgrade: { source: scom("deploy-upgrade-agents-parallel") },
  retire: {
    more: "A lead opens it, with a reason, once the Upgrade gate is signed. From then on an agent that leaves the original has cut over as expected.",
    source: holman("2016/02/03/checklist-removing-migrating-old-management-servers-to-new-ones"),
  },
  pushInstall: { source: scom("manage-deploy-windows-agent-console") },
  commandLine: { source: scom("manage-deploy-windows-agent-manually") },
  method: {
    more: "Agents that the original shows as installed by hand, and computers without a domain, are proposed for the command line.",
  },
  pendingManagement: { source: support("agents-show-pending-management-state") },
  notReporting: {
    more: "Check name resolution, certificates and port 5723 to the new management servers.",
    source: support("troubleshoot-agent-connectivity-issues"),
  },
  acceptedCutOver: { more: "It takes effect when the agent leaves the original; until then it stays dual-homed." },
};
