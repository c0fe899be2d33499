import "server-only";
import type pg from "pg";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import { coverageDoubts, type Doubt, emptiable, type GroupLeftOut, missingFrom } from "@/lib/domain/coverage";
import { decommissionedBy } from "@/lib/domain/drift/planned-changes";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { type Explained, type MissingAgent, stillShared, suspectValues, type Told, toldOf } from "@/lib/domain/shared-values";
import type { Timeline } from "@/lib/domain/timeline";
import { troubleColumn } from "@/lib/domain/trouble-columns";
import { loadPlannedChanges } from "@/lib/server/plans/explanations";
import {
  countsOf,
  decisionsOnAgents,
  elsewhereOf,
  factBatches,
  groupsWithServer,
  keysListed,
  keysNamed,
  lastTold,
  rowsOf,
  sameLabelAgents,
} from "./left-out";
import type { PlacedRows } from "./placed-rows";
import type { ImportRow } from "./record";

/** Answers, group by group, why a laid-out export of agents may not be all of it. `timeline` holds it, and its rows are `placed`. */
export function coverageAsker(
  client: pg.PoolClient,
  row: ImportRow,
  groups: readonly ManagementGroup[],
  placed: PlacedRows,
  timeline: Timeline,
): (group: ManagementGroup) => Promise<Doubt[]> {
  const before = justBefore(row, timeline);
  return async (group) => coverageDoubts(await leftOut(client, row, group, groups, placed, before));
}

/** What the group lists at the import's place in time and the file does not. `before` ends just before that place. */
async function leftOut(
  client: pg.PoolClient,
  row: ImportRow,
  group: ManagementGroup,
  groups: readonly ManagementGroup[],
  placed: PlacedRows,
  before: Timeline,
): Promise<GroupLeftOut> {
  const { first, listed, sameLabel, named, keys } = await keysLeftOut(client, row, group, placed, before);
  const missing = keys.length ? await missingAgents(client, row, group, keys, before) : [];
  const counts = async (of: "primaryServer" | "domain") => await countsOf(client, row, group, of, emptiable(missing, of));
  const sources = groups.filter(({ role }) => role === "source").map(({ key }) => key);
  return {
    group: group.name,
    role: group.role,
    first,
    listed: listed.length,
    missing,
    listedOf: { primaryServer: await counts("primaryServer"), domain: await counts("domain") },
    shared: await sharedValues(client, row, group, missing, placed, before),
    elsewhere:
      first && group.role === "source"
        ? await elsewhereOf(client, row, new Set([...keysNamed(placed.rows, sources), ...sameLabel]))
        : { listed: 0, missing: 0 },
    serversOf: await serversOfAnother(client, row, group, groups, placed),
    rows: row.groupKeys.length > 1 || row.collected ? rowsOf(placed.rows, group) : row.total,
    named: named.size,
    older: row.older[group.key] ?? null,
    file: { cut: row.cut, rows: row.total, trouble: troubleColumn(row.headers.map(({ title }) => title)) },
  };
}

async function keysLeftOut(client: pg.PoolClient, row: ImportRow, group: ManagementGroup, placed: PlacedRows, before: Timeline) {
  const first = !before.imports.some(({ wholeKeys }) => wholeKeys.includes(group.key));
  const listed = await keysListed(client, row, group, first);
  const named = keysNamed(placed.rows, [group.key]);
  const sameLabel = sameLabelAgents(placed, group, named);
  return { first, listed, sameLabel, named, keys: missingFrom(listed, named, sameLabel) };
}

/** How many agents would go missing if the file were the whole of the group. `timeline` holds the import, whose rows are `placed`. */
export async function countLeftOut(
  client: pg.PoolClient,
  row: ImportRow,
  group: ManagementGroup,
  placed: PlacedRows,
  timeline: Timeline,
): Promise<number> {
  return (await keysLeftOut(client, row, group, placed, justBefore(row, timeline))).keys.length;
}

const justBefore = (row: ImportRow, timeline: Timeline): Timeline => ({
  ...timeline,
  imports: timeline.imports.slice(0, timeline.place.get(row.number)),
});

async function missingAgents(
  client: pg.PoolClient,
  row: ImportRow,
  group: ManagementGroup,
  keys: readonly number[],
  before: Timeline,
): Promise<MissingAgent[]> {
  const decided = await decisionsOnAgents(client, row.migrationId);
  const planned = await loadPlannedChanges(client, row.migrationId);
  const isDecommissioned = decommissionedBy(planned, row.capturedAt?.getTime() ?? 0);
  const missing: MissingAgent[] = [];
  for await (const { key, name, facts } of lastTold(client, row.migrationId, group.key, keys, before)) {
    const said = decided.get(key);
    // Leaving an original is what a cut-over is. Nothing that was accepted takes an agent out of a new group.
    const accepted = said === "accepted" && group.role === "source";
    const explained: Explained | null =
      said === "excluded" ? "excluded" : isDecommissioned(name) ? "decommissioned" : accepted ? "accepted" : null;
    missing.push({ explained, told: toldOf(name, facts, before.namedBuilds) });
  }
  return missing;
}

/**
 * The group whose primary servers all rows have, none of which the group itself is known to have, where the rows do not name their group
 * and somebody said it: a slip of the hand would make agents of one group members of the other. Most files are left after the first row.
 */
async function serversOfAnother(
  client: pg.PoolClient,
  row: ImportRow,
  group: ManagementGroup,
  groups: readonly ManagementGroup[],
  placed: PlacedRows,
): Promise<string | null> {
  if (row.input.group === undefined || row.headers.some(({ field }) => field === "group")) return null;
  const seen = new Set<string>();
  let others = groups.filter(({ key }) => key !== group.key);
  for await (const rows of factBatches(client, row, group.key, placed.rows))
    for (const { facts } of rows) {
      const server = facts.primaryServer?.toLowerCase();
      if (!server || seen.has(server)) continue;
      seen.add(server);
      if ((await groupsWithServer(client, row, [group], server)).size) return null;
      const having = await groupsWithServer(client, row, others, server);
      others = others.filter(({ key }) => having.has(key));
      if (!others.length) return null;
    }
  return seen.size ? (others[0]?.name ?? null) : null;
}

/**
 * Of what the first row says that the missing agents did not, what every other row of the group says too. People leave out the column by
 * which they filter, so where somebody is missing unexplained an agent has what was last told of it. Most files are left after few rows.
 */
async function sharedValues(
  client: pg.PoolClient,
  row: ImportRow,
  group: ManagementGroup,
  missing: readonly MissingAgent[],
  placed: PlacedRows,
  before: Timeline,
): Promise<Told> {
  if (missing.length < 3) return {};
  const unexplained = missing.some(({ explained }) => explained === null);
  let shared: Told | null = null;
  for await (const rows of factBatches(client, row, group.key, placed.rows)) {
    const last = new Map<number, AgentFacts>();
    const keys = unexplained ? rows.map(({ key }) => key) : [];
    for await (const { key, facts } of lastTold(client, row.migrationId, group.key, keys, before))
      if (Object.keys(facts).length > 0) last.set(key, facts);
    for (const { key, name, facts } of rows) {
      const told = toldOf(name, { ...last.get(key), ...facts }, before.namedBuilds);
      shared = shared === null ? suspectValues(told, missing) : stillShared(shared, told, !last.has(key));
      if (Object.keys(shared).length === 0) return {};
    }
  }
  return shared ?? {};
}
