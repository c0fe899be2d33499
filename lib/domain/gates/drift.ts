import { type DriftChange, type DriftItem, type DriftKind, driftSubject } from "../drift/item";
import type { GateItem } from "./items";

const many: Record<DriftKind, string> = {
  managementGroup: "Management groups",
  managementServer: "Management servers",
  gateway: "Gateway servers",
  agentsOfServer: "Servers with more agents",
  agentsOfDomain: "Domains with more agents",
  agent: "Agents",
};
const went: Record<DriftChange, string> = { lost: "lost", added: "new", changed: "changed" };

/**
 * A difference from the baseline as something that keeps the Retain gate shut. What nobody explained may pass with a reason; what always
 * stops (a lost server or gateway, a change of release, a bulk loss of agents) may not.
 */
export function driftOpen(item: DriftItem, from: Pick<GateItem, "importId" | "importNumber">): GateItem {
  const { id, kind, group, change, severity, says } = item;
  const bulk = kind === "agentsOfServer" || kind === "agentsOfDomain";
  return {
    kind: "drift",
    task: id,
    key: null,
    title: `${driftSubject(item)} ${went[change]}`,
    alike: `${many[kind]} ${went[change]}${bulk ? " than may go" : ""}`,
    subject: group,
    why: says,
    waivable: severity !== "stops",
    ...from,
  };
}
