import { count } from "../words/numbers";
import type { DriftChange, DriftKind, DriftRule } from "./item";

/** On screen and in files, always these words. */
export const driftKindNames: Record<DriftKind, string> = {
  managementGroup: "Management group",
  managementServer: "Management server",
  gateway: "Gateway",
  agentsOfServer: "Agents of a server",
  agentsOfDomain: "Agents of a domain",
  agent: "Agent",
};

/** Several of a kind, behind their number. */
export const driftKindsNames: Record<DriftKind, string> = {
  managementGroup: "management groups",
  managementServer: "management servers",
  gateway: "gateways",
  agentsOfServer: "servers with their agents",
  agentsOfDomain: "domains with their agents",
  agent: "agents",
};

export const driftChangeNames: Record<DriftChange, string> = { lost: "Lost", added: "New", changed: "Changed" };

export const driftRuleNames: Record<DriftRule, string> = {
  exclusion: "Excluded",
  cutOver: "Cut over",
  retire: "Retire",
  plannedChange: "Planned",
  betweenOriginals: "Moved",
  churn: "Churn",
  written: "Written",
  upgrade: "Upgraded",
  rollup: "Rollup",
  serverMove: "Moved",
};

const fieldNames: Record<string, string> = {
  version: "Version",
  release: "Release",
  rollup: "Rollup",
  primaryServer: "Primary server",
  agents: "Agents",
};

/** "Version 7.0.9538.0 → 7.0.9538.1106 · Agents 33 → 30". */
export function driftFieldsText(fields: readonly { field: string; from: string | null; to: string | null }[]): string {
  const value = (field: string, text: string | null) => (text === null ? "unknown" : field === "agents" ? count(Number(text)) : text);
  return fields.map(({ field, from, to }) => `${fieldNames[field] ?? field} ${value(field, from)} → ${value(field, to)}`).join(" · ");
}
