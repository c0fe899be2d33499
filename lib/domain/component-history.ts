import { type ComponentFacts, type ComponentField, componentFields } from "./component-facts";
import { withFullNames } from "./component-names";
import type { ComponentSighting } from "./component-sightings";
import { type ComponentKind, classOfComponent, isServer, type ObservedKind } from "./components";
import { type FieldChange, fieldChanges } from "./fact-changes";
import { grouped } from "./grouped";
import { type AppliedImport, inOrder } from "./timeline";

/** An import of servers or management groups that counts, with the kinds that it speaks for. */
export type ComponentImport = Omit<AppliedImport, "appliedAt"> & { speaksFor: ReadonlySet<ObservedKind> };

export type { ComponentSighting } from "./component-sightings";

/** A component as exports tell it at a moment. Instants in ms. */
export type ComponentState = {
  groupKey: number;
  kind: ObservedKind;
  name: string;
  /** False once a whole export that speaks for its kind leaves it out. */
  listed: boolean;
  facts: ComponentFacts;
  firstAt: number;
  /** The import that said the latest word, also where that word is its absence. */
  number: number;
  at: number;
  /** When its health was told last; null where nobody told it. */
  healthAt: number | null;
  /** The import that told its failover servers last, be it of servers or a failover list; null where none did. */
  failoverNumber: number | null;
};

/** What one import changed of a component. `row` is null where it is missing. */
export type ComponentChange = {
  number: number;
  at: number;
  groupKey: number;
  kind: ObservedKind;
  name: string;
  row: number | null;
  outcome: "added" | "changed" | "unchanged" | "missing";
  fields: FieldChange<ComponentField>[];
  /** All that is known of it with this import; null where it is missing. */
  facts: ComponentFacts | null;
};

/** Everything that follows from the rows up to an instant: components by their key, and what each import changed. */
export function componentHistory(
  imports: readonly ComponentImport[],
  sightings: readonly ComponentSighting[],
  until: number | null = null,
): { components: Map<string, ComponentState>; changes: ComponentChange[] } {
  const components = new Map<string, ComponentState>();
  const changes: ComponentChange[] = [];
  const rows = grouped(withFullNames(sightings), (row) => row.number);
  for (const one of inOrder(imports)) {
    if (until !== null && one.at > until) break;
    const own = (rows.get(one.number) ?? []).sort((a, b) => a.row - b.row);
    for (const row of own) takeRow(row, one, components, changes);
    if (one.wholeKeys.length) takeAbsences(new Set(own.map(componentKey)), one, components, changes);
  }
  return { components, changes };
}

/** Tells components of a migration apart. */
export function componentKey({ groupKey, kind, name }: { groupKey: number; kind: ComponentKind | ObservedKind; name: string }): string {
  return `${groupKey} ${classOfComponent(kind)} ${name}`;
}

/** Facts that make a row differ from another: a record's own modification time is no change by itself. */
const telling = (Object.keys(componentFields) as ComponentField[]).filter((field) => field !== "lastModified");

export function componentFactChanges(before: ComponentFacts, after: ComponentFacts): FieldChange<ComponentField>[] {
  return fieldChanges(telling, before, after);
}

function takeRow(row: ComponentSighting, one: ComponentImport, components: Map<string, ComponentState>, changes: ComponentChange[]) {
  const key = componentKey(row);
  const before = components.get(key);
  const { number, at } = one;
  const { groupKey, name } = row;
  const kind = keptKind(row, before);
  if (row.facts === null) {
    if (before?.listed) components.set(key, { ...before, number, at });
    return;
  }
  const entry = before || !isServer(kind) ? undefined : components.get(componentKey({ groupKey, kind: "failoverEntry", name }));
  const facts = { ...(entry && parentsOf(entry.facts)), ...before?.facts, ...row.facts };
  const failoverNumber = row.facts.failoverServers === undefined ? ((before ?? entry)?.failoverNumber ?? null) : number;
  const healthAt = row.facts.health === undefined ? (before?.healthAt ?? null) : at;
  components.set(key, { groupKey, kind, name, listed: true, facts, firstAt: before?.firstAt ?? at, number, at, healthAt, failoverNumber });
  if (kind === "failoverEntry") tellServer(components, { groupKey, name }, row.facts, failoverNumber);
  const fields = before?.listed ? componentFactChanges(before.facts, facts) : [listed, ...componentFactChanges({}, facts)];
  const outcome = before?.listed ? (fields.length ? "changed" : "unchanged") : "added";
  changes.push({ number, at, groupKey, kind, name, row: row.row, outcome, fields, facts });
}

/** A list of servers without a gateway column says of nobody that it is none: a gateway stays a gateway. */
function keptKind({ kind, facts }: ComponentSighting, before: ComponentState | undefined): ObservedKind {
  return kind === "managementServer" && before?.kind === "gateway" && facts?.isGateway === undefined ? before.kind : kind;
}

/** A failover list speaks of gateways as well as of agents. It adds to what is known of a server, and never lists one. */
function tellServer(
  components: Map<string, ComponentState>,
  { groupKey, name }: { groupKey: number; name: string },
  told: ComponentFacts,
  failoverNumber: number | null,
) {
  const key = componentKey({ groupKey, kind: "gateway", name });
  const server = components.get(key);
  if (server) components.set(key, { ...server, facts: { ...server.facts, ...parentsOf(told) }, failoverNumber });
}

function parentsOf({ primaryServer, failoverServers }: ComponentFacts): ComponentFacts {
  return { ...(primaryServer ? { primaryServer } : {}), ...(failoverServers === undefined ? {} : { failoverServers }) };
}

const listed: FieldChange<ComponentField> = { field: "listed", from: null, to: "yes" };

function takeAbsences(
  named: ReadonlySet<string>,
  { number, at, wholeKeys, speaksFor }: ComponentImport,
  components: Map<string, ComponentState>,
  changes: ComponentChange[],
) {
  for (const [key, before] of components) {
    const { groupKey, kind, name } = before;
    if (!before.listed || named.has(key) || !wholeKeys.includes(groupKey) || !speaksFor.has(kind)) continue;
    components.set(key, { ...before, listed: false, number, at });
    const fields: ComponentChange["fields"] = [{ field: "listed", from: "yes", to: null }];
    changes.push({ number, at, groupKey, kind, name, row: null, outcome: "missing", fields, facts: null });
  }
}
