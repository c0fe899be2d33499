import type { ComponentKind } from "./components";

/** Numbers that documents recommend, or that Tandem starts with, and an administrator may set otherwise: lib/server/settings/limits. */
const capacity = "MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom: capacity tables of 2016, 2019, 2022 and 2025";

export const limits = {
  agentsPerManagementServer: { value: 3_000, name: "Agents per management server", source: capacity },
  agentsPerGateway: { value: 2_000, name: "Agents per gateway server", source: capacity },
  agentsPerGroup: { value: 15_000, name: "Agents and UNIX/Linux computers per management group (with 25 consoles)", source: capacity },
  unixPerManagementServer: { value: 1_000, name: "UNIX/Linux computers per dedicated management server", source: capacity },
  unixPerGateway: { value: 200, name: "UNIX/Linux computers per dedicated gateway server", source: capacity },
  approvalsAtOnce: {
    value: 200,
    name: "Agent upgrades approved at once",
    source: "MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/deploy-upgrade-agents.md",
  },
  settlingHours: {
    value: 20,
    name: "Hours until a fresh change has settled",
    source: "Two nightly exports of the management group that is behind have passed by then",
  },
  ageingDays: {
    value: 7,
    name: "Days that availability and maintenance hold once told",
    source: "A weekly export tells them again in time",
  },
  silenceDays: {
    value: 14,
    name: "Days after which an agent that no export names counts as not heard about",
    source: "Two weekly exports have passed it over by then",
  },
} as const satisfies Record<string, { value: number; name: string; source: string }>;

export type LimitName = keyof typeof limits;
export const limitNames = Object.keys(limits) as LimitName[];

/** The limit on agents that report to a component of this kind; null where agents do not report to that kind. */
export function agentLimitName(kind: ComponentKind): LimitName | null {
  return kind === "managementServer" ? "agentsPerManagementServer" : kind === "gateway" ? "agentsPerGateway" : null;
}
