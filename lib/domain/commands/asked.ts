import type { DriftItem } from "../drift/item";
import type { CauseCode } from "../remaining/cause-codes";
import type { CommandName } from "./commands";

/** The commands that belong to a task of the template, by its key. */
export const commandsOfTask: Readonly<Record<string, readonly CommandName[]>> = {
  "RET-01": ["exportAgents", "exportServers"],
  "RET-04": ["greyAgents"],
  "RET-05": ["sourcePending"],
  "RET-06": ["manualAgents"],
  "RET-10": ["exportPacks"],
  "DEP-11": ["approveGateway"],
  "DEP-13": ["gatewayFailover"],
  "DEP-18": ["letManualIn"],
  "DEP-30": ["license"],
  "DEP-31": ["names"],
  "UPG-05": ["push"],
  "UPG-06": ["upgrade"],
  "UPG-07": ["addTarget", "install"],
  "UPG-08": ["approve"],
  "UPG-09": ["failures"],
  "UPG-17": ["proxying"],
  "UPG-24": ["proxying"],
  "UPG-30": ["proxying"],
  "UPG-31": ["proxying"],
  "RTR-03": ["removeSource"],
  "RTR-05": ["removeAssignment"],
  "RTR-06": ["removeUnix"],
  "RTR-08": ["exportAgents"],
  "RTR-09": ["deleteGateway"],
  "RTR-16": ["sourcePending"],
};

/** What takes the next step for agents that remain by this cause. */
export const commandsOfCause: Readonly<Partial<Record<CauseCode, readonly CommandName[]>>> = {
  pendingFailed: ["failures", "push", "upgrade"],
  pendingApproval: ["approve"],
  notAccepted: ["approve", "letManualIn"],
  notHeardFrom: ["restartAgent"],
  notReporting: ["restartAgent"],
  leftOriginal: ["addSource"],
  notHeardAbout: ["exportAgents"],
  notStarted: ["push", "upgrade"],
  addToNew: ["addTarget"],
  upgradeAgent: ["upgrade"],
  originalNotRead: ["exportAgents"],
};

/** What shows or mends a difference of the original from its baseline. */
export function commandsOfDrift({ kind, change }: Pick<DriftItem, "kind" | "change">): readonly CommandName[] {
  if (kind === "agent") return change === "lost" ? ["addSource"] : [];
  if (kind === "managementServer" || kind === "gateway") return ["exportServers"];
  return change === "lost" ? ["exportAgents"] : [];
}
