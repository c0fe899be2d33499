import type { FlagCode, Method, Stage } from "../stages";

/** A filter of agents, as lists and links know it. */
export type AgentRows = {
  stage?: Stage[];
  flag?: FlagCode[];
  method?: Method[];
  server?: string[];
  group?: string[];
  tag?: string[];
  owned?: boolean;
  done?: boolean;
  cameBack?: boolean;
  inScope?: boolean;
};

/** Stages in which an original lists the agent. */
export const inOriginal: Stage[] = ["waiting", "upgraded", "joined", "dualHomed"];

/** No export tells what a computer is: people say it by these tags. */
export const clusterTags = ["cluster", "Cluster", "CLUSTER"];
export const controllerTags = ["dc", "DC", "domain controller", "Domain controller", "Domain Controller"];

/** What checks count by a filter: what is counted is what opens. */
export const checkedRows = {
  cameBack: { cameBack: true, inScope: true },
  clusterNodes: { tag: clusterTags, inScope: true },
  clusterNodesLeft: { tag: clusterTags, done: false, inScope: true },
  clusterNodesProxying: { tag: clusterTags, flag: ["proxyDiffers"], inScope: true },
  controllers: { tag: controllerTags, inScope: true },
  controllersLeft: { tag: controllerTags, done: false, inScope: true },
  controllersProxying: { tag: controllerTags, flag: ["proxyDiffers"], inScope: true },
} satisfies Record<string, AgentRows>;
export type CheckedRows = keyof typeof checkedRows;
