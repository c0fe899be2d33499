import "server-only";
import type pg from "pg";
import { exportsAgree, serversDoubts, serversLeftOut } from "@/lib/domain/component-coverage";
import { componentHistory } from "@/lib/domain/component-history";
import { withFullNames } from "@/lib/domain/component-names";
import { serverKinds } from "@/lib/domain/components";
import { coverageDoubts, type Doubt, isOfManifest } from "@/lib/domain/coverage";
import { decommissionedBy } from "@/lib/domain/drift/planned-changes";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { isPolled, type PolledKind, polled, polledKinds, polledNouns } from "@/lib/domain/polled/kinds";
import { troubleColumn } from "@/lib/domain/trouble-columns";
import { loadPlannedChanges } from "@/lib/server/plans/explanations";
import { type ComponentObservations, loadObservations } from "@/lib/server/projection/server-sightings";
import { capturedTwiceQuestion } from "../captured-twice";
import type { ImportRow } from "../record";

/** Finds what has to be asked of one kind of rows of a laid-out import. */
export type Asker = {
  /** The question where another export of the same instant says something else. */
  conflict: string | null;
  doubtsOf: (group: ManagementGroup) => Doubt[] | Promise<Doubt[]>;
};

/** A failover list speaks for whom it names, and makes nobody missing. */
export async function askerOfComponents(client: pg.PoolClient, row: ImportRow, groups: readonly ManagementGroup[]): Promise<Asker> {
  if (row.kind === "failover") return { conflict: null, doubtsOf: () => [] };
  const observed = await loadObservations(client, row.migrationId, row.number);
  const own = groups.filter(({ key }) => row.groupKeys.includes(key));
  return { conflict: conflictOf(row, own, observed), doubtsOf: await doubtsAsker(client, row, groups, observed) };
}

/** Two whole exports of one group, kind and instant must say the same. */
function conflictOf(row: ImportRow, groups: readonly ManagementGroup[], { imports, sightings }: ComponentObservations): string | null {
  const one = imports.find(({ number }) => number === row.number);
  if (!one) return null;
  const full = withFullNames(sightings);
  const rowsOf = (number: number) => full.filter((s) => s.number === number);
  const mine = { one, rows: rowsOf(one.number) };
  for (const other of imports.filter((another) => another !== one && another.at === one.at)) {
    const theirs = { one: other, rows: rowsOf(other.number) };
    const both = groups.filter(({ key }) => one.wholeKeys.includes(key) && other.wholeKeys.includes(key));
    const group = both.find(({ key }) => !exportsAgree(mine, theirs, key));
    if (group) return capturedTwiceQuestion(other.number, group);
  }
  return null;
}

async function doubtsAsker(
  client: pg.PoolClient,
  row: ImportRow,
  groups: readonly ManagementGroup[],
  { imports, sightings }: ComponentObservations,
): Promise<(group: ManagementGroup) => Doubt[]> {
  const own = imports.find((one) => one.number === row.number);
  if (!own) return () => [];
  const rows = withFullNames(sightings).filter((s) => s.number === own.number);
  const others = imports.filter((one) => one !== own);
  const { components } = componentHistory(others, sightings, own.at);
  const isPlanned = decommissionedBy(await loadPlannedChanges(client, row.migrationId), own.at);
  // Actions vanish because they are worked off: that some are missing raises no doubt.
  const known = row.kind === "pending" ? [] : [...components.values()];
  const leftOut = (group: ManagementGroup, speaksFor: typeof own.speaksFor) =>
    serversLeftOut(known, { speaksFor, rows, cut: row.cut, collected: row.collected !== null }, group, isPlanned);
  /** As of agents, by what is told of them. */
  const ofPolled = (group: ManagementGroup, kind: PolledKind): Doubt[] => {
    const left = leftOut(group, new Set([polled[kind]]));
    const ofKind = known.filter((one) => one.kind === polled[kind]);
    const named = new Set(rows.filter((one) => one.kind === polled[kind] && one.groupKey === group.key).map(({ name }) => name));
    const listedIn = (role: ManagementGroup["role"]) =>
      ofKind
        .filter((one) => one.listed && groups.some(({ key, role: its }) => key === one.groupKey && its === role))
        .map(({ name }) => name);
    const originals = new Set([...listedIn("source"), ...named]);
    const anew = [...new Set(listedIn("target"))];
    const first = !others.some((one) => one.at <= own.at && one.wholeKeys.includes(group.key) && one.speaksFor.has(polled[kind]));
    return coverageDoubts({
      noun: polledNouns[kind],
      group: group.name,
      role: group.role,
      first,
      listed: left.listed,
      missing: left.missing.map(({ planned }) => ({ explained: planned ? "decommissioned" : null, told: {} })),
      listedOf: { primaryServer: new Map(), domain: new Map() },
      shared: {},
      elsewhere: { listed: anew.length, missing: anew.filter((name) => !originals.has(name)).length },
      serversOf: null,
      rows: named.size,
      // That a group polls none of a kind is nothing unusual.
      named: Math.max(1, named.size),
      older: null,
      file: { cut: row.cut, rows: row.total, trouble: troubleColumn(row.headers.map(({ title }) => title)) },
    });
  };
  const { kind } = row;
  if (!row.collected)
    return kind !== null && isPolled(kind)
      ? (group) => ofPolled(group, kind)
      : (group) => (kind === "pools" ? [] : serversDoubts(leftOut(group, own.speaksFor)));
  const servers = serverKinds.filter((one) => own.speaksFor.has(one));
  const ofOthers = polledKinds.filter((one) => own.speaksFor.has(polled[one]));
  return (group) =>
    [...servers.flatMap((one) => serversDoubts(leftOut(group, new Set([one])))), ...ofOthers.flatMap((one) => ofPolled(group, one))].filter(
      (doubt) => !row.collected?.scopeKnown || isOfManifest(doubt),
    );
}
