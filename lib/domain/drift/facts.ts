import type { ServerKind } from "../components";

/** What is frozen of a source group, and looked at again later. Instants in ms; import numbers of the migration. */
export type SourceGroup = {
  /** Number of the management group inside the migration: its name may change. */
  key: number;
  name: string;
  /** The latest imports that spoke for it, and when they were captured. Null: none did. */
  agentsImport: number | null;
  agentsAt: number | null;
  serversImport: number | null;
  gatewaysImport: number | null;
  serversAt: number | null;
  /** The version that its own export states. */
  version: string | null;
};

export type SourceServer = {
  group: number;
  kind: ServerKind;
  name: string;
  version: string | null;
  rollup: string | null;
  /** Of a gateway: the management server it reports to. */
  primaryServer: string | null;
};

export type SourceAgent = { group: number; name: string; version: string | null; server: string | null; rollup: string | null };

/** A source as its latest exports tell it: what a baseline freezes, and what it is compared with. */
export type SourceFacts = { groups: readonly SourceGroup[]; servers: readonly SourceServer[]; agents: readonly SourceAgent[] };

/** When something was lost or came: after the last export that told otherwise, by the first that told it. Null: not known. */
export type Between = { after: number | null; by: number | null };

/** What is known beyond the present facts: instants of what was lost or came, and where lost agents are now. */
export type Sightings = {
  lost: ReadonlyMap<string, number>;
  added: ReadonlyMap<string, number>;
  /** Per management group: captured instants of the exports of its agents, ascending. */
  exports: ReadonlyMap<number, readonly number[]>;
  /** Per agent that left: the management groups that list it now, by name. */
  elsewhere: ReadonlyMap<string, readonly string[]>;
};

/** Tells the agents, servers and gateways of a migration apart. */
export function sourceKey({ group, name }: { group: number; name: string }): string {
  return `${group} ${name}`;
}

/** What is there no more, and what was not there before. Names are looked up group by group: joining them to one key costs more. */
export function moved<T extends { group: number; name: string }>(
  before: readonly T[],
  now: readonly T[],
): { lost: T[]; added: T[]; stayed: [T, T][] } {
  const there = byGroup(now);
  const known = byGroup(before);
  const lost: T[] = [];
  const stayed: [T, T][] = [];
  for (const one of before) {
    const same = there.get(one.group)?.get(one.name);
    if (same) stayed.push([one, same]);
    else lost.push(one);
  }
  return { lost, stayed, added: now.filter(({ group, name }) => !known.get(group)?.has(name)) };
}

function byGroup<T extends { group: number; name: string }>(list: readonly T[]): Map<number, Map<string, T>> {
  const groups = new Map<number, Map<string, T>>();
  for (const one of list) {
    const own = groups.get(one.group);
    if (own) own.set(one.name, one);
    else groups.set(one.group, new Map([[one.name, one]]));
  }
  return groups;
}
