import type { Kind } from "@/lib/domain/stages";

/** What an export is of. A file of its own: the overview needs no other words of imports. */
export const kindNames: Record<Kind, string> = {
  agents: "Agents",
  managementServers: "Management servers",
  gateways: "Gateways",
  managementGroup: "Management group",
  failover: "Failover servers",
  pending: "Pending Management",
  unixAgents: "UNIX/Linux agents",
  agentless: "Agentless managed",
  configuration: "Agent configuration",
  peopleList: "Owners and tags",
  inventory: "Inventory of Tandem",
};
