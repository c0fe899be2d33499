import type { ComponentKind } from "./components";

/** A limit as the documents give it, which a migration may set otherwise. */
export type Limit = { value: number; source: string };

const capacity = "MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom: capacity tables of 2016, 2019, 2022 and 2025";

/** Agents that may report to one server of a kind. */
export const agentLimits = {
  managementServer: { value: 3_000, source: capacity },
  gateway: { value: 2_000, source: capacity },
} as const satisfies Partial<Record<ComponentKind, Limit>>;

/** Most agents that a component of this kind carries; null where agents do not report to that kind. */
export function agentLimit(kind: ComponentKind): number | null {
  return kind === "managementServer" || kind === "gateway" ? agentLimits[kind].value : null;
}
