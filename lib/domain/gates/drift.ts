import { type DriftItem, driftSubject } from "../drift/item";
import type { GateItem } from "./items";

/**
 * A difference from the baseline as something that keeps the Retain gate shut. What nobody explained may pass with a reason; what always
 * stops (a lost server or gateway, a change of release, a bulk loss of agents) may not.
 */
export function driftOpen(item: DriftItem, from: Pick<GateItem, "importId" | "importNumber">): GateItem {
  const { id, group, change, severity, says } = item;
  const title = `${driftSubject(item)} ${change}`;
  return { kind: "drift", task: id, key: null, title, subject: group, why: says, waivable: severity !== "stops", ...from };
}
