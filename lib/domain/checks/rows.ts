import type { DriftSeverity } from "../drift/item";
import type { PendingFor } from "../pending";
import type { AlertsFrom, FlagCode, Method, Stage } from "../stages";

/** A filter of agents, as lists and links know it. */
export type AgentRows = {
  stage?: Stage[];
  flag?: FlagCode[];
  without?: FlagCode[];
  method?: Method[];
  sourceServer?: string[];
  group?: string[];
  everIn?: string[];
  tag?: string[];
  alertsFrom?: (AlertsFrom | "unknown")[];
  owned?: boolean;
  done?: boolean;
  heard?: boolean;
  cameBack?: boolean;
  oldRelease?: boolean;
  fullGroups?: boolean;
  groupsTold?: boolean;
  systemTold?: boolean;
  directoryTold?: boolean;
  integrated?: boolean;
  connecting?: boolean;
  inScope?: boolean;
};

/** Which differences from the baseline; null: all of them. */
export type DriftRows = DriftSeverity | null;

/** Actions of Pending Management that wait, as its list knows them. */
export type PendingRows = { group: string[]; waits?: PendingFor[]; overtaken: false };

/** Stages in which an original lists the agent. */
export const inOriginal: Stage[] = ["waiting", "upgraded", "joined", "dualHomed"];

/** Stages in which no new management group lists it. */
export const notAcross: Stage[] = ["waiting", "upgraded"];

/** Stages in which one does: its servers carry the agent, excluded or not. Those in scope and not across yet will connect too. */
export const connected: Stage[] = ["joined", "dualHomed", "cutOver"];

/** No export tells what a computer is: people say it by these tags. */
export const clusterTags = ["cluster", "Cluster", "CLUSTER"];
export const controllerTags = ["dc", "DC", "domain controller", "Domain controller", "Domain Controller"];

/** All that count anywhere. */
export const inScope: AgentRows = { inScope: true };

/** Agents that carry any of some flags count once, however many of them they carry. */
export const flaggedRows = {
  worse: { flag: ["unhealthy", "neverReported", "grey"], inScope: true },
  unmanaged: { flag: ["notRemotelyManageable", "proxyDiffers"], inScope: true },
  critical: { flag: ["returned", "leftSource", "grey"], inScope: true },
} satisfies Record<string, { flag: FlagCode[]; inScope: true }>;
export type FlaggedRows = keyof typeof flaggedRows;

/** What checks count by a filter: what is counted is what opens. */
export const checkedRows = {
  cameBack: { cameBack: true, inScope: true },
  directoryTold: { directoryTold: true, inScope: true },
  integrated: { integrated: true, inScope: true },
  integratedLeft: { integrated: true, stage: notAcross, inScope: true },
  clusterNodes: { tag: clusterTags, inScope: true },
  clusterNodesLeft: { tag: clusterTags, done: false, inScope: true },
  clusterNodesProxying: { tag: clusterTags, flag: ["proxyDiffers"], inScope: true },
  controllers: { tag: controllerTags, inScope: true },
  controllersLeft: { tag: controllerTags, done: false, inScope: true },
  controllersProxying: { tag: controllerTags, flag: ["proxyDiffers"], inScope: true },
} satisfies Record<string, AgentRows>;
export type CheckedRows = keyof typeof checkedRows;
