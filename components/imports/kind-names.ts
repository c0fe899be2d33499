import type { Kind } from "@/lib/domain/stages";

/** What an export is of. A file of its own: the overview needs no other words of imports. */
export const kindNames: Record<Kind, string> = {
  agents: "Agents",
  managementServers: "Management servers",
  gateways: "Gateways",
  managementGroup: "Management group",
  failover: "Failover servers",
  pending: "Pending Management",
  heard: "Who is heard from",
  agentDetail: "Agent details",
  unixAgents: "UNIX/Linux agents",
  agentless: "Agentless managed",
  networkDevices: "Network devices",
  pools: "Resource pools",
  configuration: "Agent configuration",
  peopleList: "People's list",
  waveResults: "Results of a wave",
  inventory: "Collected",
};
