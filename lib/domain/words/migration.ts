import { scom } from "../tasks/template-task";
import type { Entry, More } from "./entry";

/** The two sides, and what runs on them. */
export const migrationTerms = {
  managementGroup: {
    name: "Management group",
    says: "The management servers, gateways and agents around one operational database.",
  },
  original: { name: "Original", says: "A management group that is there already and is retained as it is until the end." },
  new: { name: "New", says: "A management group that is deployed beside the original, and that the agents are to report to." },
  agent: { name: "Agent", says: "The Microsoft Monitoring Agent on one computer; it may report to up to four management groups." },
  release: { name: "Release", says: "What an agent or server is: 2012 SP1, 2012 R2, 2016 and so on, told by its build." },
  targetRelease: {
    name: "Target release",
    says: "The lowest release among the new management groups that list the agent; without one, of all of them.",
  },
  build: { name: "Build", says: "The version as exports tell it, such as 7.1.10184.0; the catalogue says which release it is." },
  rollup: {
    name: "Update rollup",
    says: "The patch level on top of a release; agents tell it by their list of patches only, so without that it is unknown.",
  },
  primaryServer: { name: "Primary server", says: "The management server or gateway that the agent reports to while nothing is down." },
  failover: { name: "Failover", says: "The server that an agent or gateway turns to when its primary one is down." },
  dualHomed: {
    name: "Dual-homed",
    says: "An agent that reports to two management groups at once; at the stage of this name its agent is on the target release, too.",
  },
  parallelRun: { name: "Parallel run", says: "The time in which both management groups monitor the same computers." },
} as const satisfies Record<string, Entry>;

export const migrationMore: Partial<Record<keyof typeof migrationTerms, More>> = {
  managementGroup: {
    more: "Where room is short it is written MG. Tandem never says “group” alone, since that is a computer group to people who run Operations Manager.",
    source: scom("plan-mgmt-group-design"),
  },
  original: {
    more: "A consolidation has several. Nothing that Tandem asks for changes it before Retire.",
    source: scom("deploy-upgrade-agents-parallel"),
  },
  new: { more: "A migration may have several.", source: scom("deploy-upgrade-agents-parallel") },
  agent: { source: scom("manage-deploy-config-windows-agent") },
  release: {
    more: "A build that the catalogue does not know counts by its series, else as below the target release; an administrator can name it.",
    source: scom("release-build-versions"),
  },
  build: { source: scom("release-build-versions") },
  rollup: { more: "The version of an agent proves the release only." },
  failover: {
    more: "Agents that report to a management server fail over by themselves. Gateways, and agents behind them, need to be given their second server with Set-SCOMParentManagementServer.",
    source: scom("deploy-install-gateway-server"),
  },
  dualHomed: { source: scom("deploy-upgrade-agents-parallel") },
  parallelRun: {
    more: "Both raise alerts, so the team says for each agent from where they are answered. It lasts until agents may leave the original.",
    source: scom("deploy-upgrade-agents-parallel"),
  },
};
