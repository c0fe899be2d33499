import { firstLabel } from "../agent-names";
import { type DriftItem, explainedBy } from "./item";

/** What people announce of the original: computers that go, computers that come, rollups and other work on what stays. */
export const plannedKinds = ["decommission", "newServer", "patch", "other"] as const;
export type PlannedKind = (typeof plannedKinds)[number];

export const plannedKindNames: Record<PlannedKind, string> = {
  decommission: "Decommission",
  newServer: "New computers",
  patch: "Patch or rollup",
  other: "Other change",
};

/** Names in lower case; one without a domain means every computer of that first label. Dates as instants: `until` is the first one after it. */
export type PlannedChange = {
  /** Null: a people's list says so. */
  id: string | null;
  kind: PlannedKind;
  names: readonly string[];
  from: number;
  until: number | null;
  reason: string;
  by: string;
};

const explains: Record<PlannedKind, ReadonlySet<DriftItem["change"]>> = {
  decommission: new Set(["lost"]),
  newServer: new Set(["added"]),
  patch: new Set(["changed"]),
  other: new Set(["lost", "added", "changed"]),
};

/** Finds the announced change that explains a difference: of its kind, by name, and at a time that the exports allow. */
export function plannedFinder(planned: readonly PlannedChange[]): (item: DriftItem) => PlannedChange | null {
  const byName = new Map<string, PlannedChange[]>();
  for (const one of planned) for (const name of one.names) byName.set(name, [...(byName.get(name) ?? []), one]);
  if (!byName.size) return () => null;
  return (item) => {
    const named = [...(byName.get(item.subject) ?? []), ...(byName.get(firstLabel(item.subject)) ?? [])];
    return named.find((one) => explains[one.kind].has(item.change) && fits(one, item.span)) ?? null;
  };
}

/** Tells who was announced as decommissioned by an instant, by name or by first label. */
export function decommissionedBy(planned: readonly PlannedChange[], at: number): (name: string) => boolean {
  const names = new Set(planned.filter(({ kind, from }) => kind === "decommission" && from <= at).flatMap(({ names }) => names));
  return (name) => names.has(name) || names.has(firstLabel(name));
}

/** The change happened after one export and by another: it may have been within the planned days. */
function fits({ from, until }: PlannedChange, { after, by }: DriftItem["span"]): boolean {
  return (by === null || by >= from) && (until === null || after === null || after < until);
}

export function explainedByPlan(item: DriftItem, { id, kind, reason, by }: PlannedChange): DriftItem {
  return { ...explainedBy(item, "plannedChange", `${plannedKindNames[kind]} planned by ${by}: ${reason}`), plan: id };
}
