import type { ComponentFacts } from "./component-facts";
import { type ComponentImport, type ComponentSighting, type ComponentState, componentFactChanges, componentKey } from "./component-history";
import type { ObservedKind } from "./components";
import type { Doubt } from "./coverage";
import type { ManagementGroup } from "./management-groups";
import { isInstant } from "./words/moments";
import { count, counted } from "./words/numbers";

/** What a file of servers leaves out of one management group, as known just before it. */
export type ServersLeftOut = {
  group: string;
  /** Servers of the kinds that the file speaks for, and those of them that it lacks; `planned`: announced as decommissioned by then. */
  listed: number;
  missing: readonly { name: string; planned: boolean }[];
  /** Gateways that the group lists and the file lacks, where every row of it is marked as no gateway; null where that is not so. */
  gateways: { listed: number; missing: number } | null;
  cut: boolean;
};

/**
 * Every reason to doubt that a file of servers is all of its group. A management group has few servers and none goes
 * unnoticed, so that any loss nobody announced is asked about.
 */
export function serversDoubts({ group, listed, missing, gateways, cut }: ServersLeftOut): Doubt[] {
  const lost = missing.filter(({ planned }) => !planned).map(({ name }) => name);
  const doubts: Doubt[] = [];
  if (gateways && gateways.missing > 0) {
    const sentence = `No row of this file is a gateway, and ${group} has ${counted(gateways.missing, "gateway")} that ${gateways.missing === 1 ? "is" : "are"} not in it.`;
    doubts.push({ group, code: "gateways", sentence, ...gateways });
  }
  if (lost.length > 0) {
    const which = lost.length > 3 ? "" : ` (${[...lost].sort().join(", ")})`;
    const sentence = `${count(lost.length)} of ${counted(listed, "server")} of ${group} ${lost.length === 1 ? "is" : "are"} not in this file${which}.`;
    doubts.push({ group, code: "servers", sentence, missing: lost.length, listed });
  }
  if (cut) {
    const sentence = `The file ends inside a record. ${count(missing.length)} of ${counted(listed, "server")} of ${group} ${missing.length === 1 ? "is" : "are"} not in it.`;
    doubts.push({ group, code: "cut", sentence, missing: missing.length, listed });
  }
  return doubts;
}

/** What an export leaves out of a group. `planned` tells whether a server was announced as decommissioned by then. */
export function serversLeftOut(
  components: Iterable<ComponentState>,
  own: { speaksFor: ReadonlySet<ObservedKind>; rows: readonly ComponentSighting[]; cut: boolean; collected?: boolean },
  group: Pick<ManagementGroup, "key" | "name">,
  planned: (name: string) => boolean,
): ServersLeftOut {
  const rows = own.rows.filter(({ groupKey }) => groupKey === group.key);
  const named = new Set(rows.map(componentKey));
  const listed = [...components].filter((c) => c.listed && c.groupKey === group.key);
  const isMissing = (c: ComponentState) => !named.has(componentKey(c));
  // The collector tells gateways in a section of their own.
  const noGateways = !own.collected && rows.length > 0 && rows.every(({ facts }) => facts?.isGateway === false);
  const gateways = listed.filter(({ kind, name }) => kind === "gateway" && !planned(name));
  const ofFile = listed.filter(({ kind }) => own.speaksFor.has(kind) && !(noGateways && kind === "gateway"));
  return {
    group: group.name,
    listed: ofFile.length,
    missing: ofFile.filter(isMissing).map(({ name }) => ({ name, planned: planned(name) })),
    gateways: noGateways ? { listed: gateways.length, missing: gateways.filter(isMissing).length } : null,
    cut: own.cut,
  };
}

type Whole = { one: ComponentImport; rows: readonly ComponentSighting[] };

/** Whether two whole exports of one instant say the same of the kinds and the group that both speak for. */
export function exportsAgree(mine: Whole, theirs: Whole, groupKey: number): boolean {
  const both = (row: ComponentSighting) =>
    row.groupKey === groupKey && mine.one.speaksFor.has(row.kind) && theirs.one.speaksFor.has(row.kind);
  const told = (rows: readonly ComponentSighting[]) =>
    new Map(rows.filter(both).flatMap((row) => (row.facts ? [[componentKey(row), row.facts] as const] : [])));
  const a = told(mine.rows);
  const b = told(theirs.rows);
  return a.size === b.size && [...a].every(([key, facts]) => sameFacts(facts, b.get(key)));
}

/** Compared are columns that both have. A date that one file left undecided is no contradiction. */
function sameFacts(a: ComponentFacts, b: ComponentFacts | undefined): boolean {
  if (!b) return false;
  const differ = componentFactChanges(a, b).filter((c) => c.field !== "listed" && c.field in a && c.field in b);
  return differ.every(({ field, from, to }) => dates.has(field) && !(isInstant(from ?? "") && isInstant(to ?? "")));
}

const dates: ReadonlySet<string> = new Set(["installTime", "certificateExpires", "expires"]);
