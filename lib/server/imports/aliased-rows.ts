import "server-only";
import type pg from "pg";
import type { Issue } from "@/lib/domain/export-rows";
import { grouped } from "@/lib/domain/grouped";
import { duplicateIssue, sortOutDuplicates } from "@/lib/domain/import-rows";
import { readAsIssue } from "@/lib/domain/name-issues";
import { type Aliases, aliasedAgents, loadAliases } from "@/lib/server/plans/aliases/known";
import { identify } from "./identities";
import { addDerivedIssues } from "./issues";
import { decidableTime, loadNamedRows, type NamedRow, saidName, stateOf, writeNamedRows } from "./named-rows";

type Which = { agents: readonly number[] } | { only: number };

/**
 * Gives rows of full names to the agents that aliases say, and back to their own where no alias says so any more. Only rows
 * of the agents concerned are looked at, since this depends on the file and the aliases alone. Files of bare names depend on
 * more and are left to resolveBareNames. Answers whether any row moved.
 */
export async function placeAliasedRows(client: pg.PoolClient, migrationId: string, which: Which): Promise<boolean> {
  const agents = "agents" in which ? which.agents : await aliasedAgents(client, migrationId);
  if (!agents.length) return false;
  const { rows: imports } = await client.query<{ number: number }>(
    "select number from import where migration_id = $1 and kind = 'agents' and not bare_names and ($2::int is null or number = $2) order by number",
    [migrationId, "only" in which ? which.only : null],
  );
  const numbers = imports.map((one) => one.number);
  const rows = (await loadNamedRows(client, migrationId, numbers, agents)).filter((row) => row.outcome !== "ignored");
  const aliases = await loadAliases(client, migrationId);
  const { keys: own } = await identify(client, migrationId, new Set(rows.flatMap((row) => saidName(row) ?? [])));
  const before = rows.map((row) => ({ state: stateOf(row), outcome: row.outcome }));
  const issues = issuesOf(place(rows, aliases, own), aliases);
  const moved = rows.filter((row, i) => stateOf(row) !== before[i]?.state);
  await writeNamedRows(client, migrationId, moved);
  await writeDerivedIssues(client, migrationId, rows, issues);
  const gained = new Map(numbers.map((number) => [number, 0]));
  for (const [i, row] of rows.entries()) {
    const change = Number(row.outcome === "accepted") - Number(before[i]?.outcome === "accepted");
    gained.set(row.number, (gained.get(row.number) ?? 0) + change);
  }
  await writeCounts(client, migrationId, gained);
  return moved.length > 0;
}

/** A row with the name it carries, and the row of another name of the same agent that counts instead of it. */
type Placed = { row: NamedRow; said: string; instead: { row: number; said: string } | null };

/**
 * Of the rows of one name the same one counts as in the file alone; of those, one counts for each agent. Changes the rows:
 * agent, name to keep and outcome.
 */
function place(rows: readonly NamedRow[], aliases: Aliases, own: ReadonlyMap<string, number>): Placed[] {
  const placed = rows.flatMap((row): Placed[] => {
    const said = saidName(row);
    return said === null ? [] : [{ row, said, instead: null }];
  });
  for (const { row, said } of placed) {
    row.agentKey = aliases.get(said)?.key ?? own.get(said) ?? row.agentKey;
    if (row.value !== null) row.outcome = "duplicate";
  }
  const counting = placed.filter(({ row }) => row.value !== null);
  const ofNames = [...grouped(counting, ({ row, said }) => `${row.number} ${row.groupKey} ${said}`).values()].flatMap(
    (list) => keptOf(list) ?? [],
  );
  for (const list of grouped(ofNames, ({ row }) => `${row.number} ${row.groupKey} ${row.agentKey}`).values()) {
    const kept = keptOf(list);
    if (kept) kept.row.outcome = "accepted";
    for (const other of list) if (kept && other !== kept) other.instead = { row: kept.row.row, said: kept.said };
  }
  // A name is kept only where the agent does not tell it.
  for (const { row, said } of placed) row.name = aliases.has(said) ? said : row.outcome === "accepted" ? null : row.name;
  return placed;
}

function keptOf(list: readonly Placed[]): Placed | undefined {
  return sortOutDuplicates(list.map((of) => ({ row: of.row.row, lastModified: decidableTime(of.row), of })))?.kept.of;
}

function issuesOf(placed: readonly Placed[], aliases: Aliases): Map<number, Issue[]> {
  const issues = new Map<number, Issue[]>();
  for (const { row, said, instead } of placed) {
    const list = issues.get(row.number) ?? [];
    const alias = aliases.get(said);
    if (alias && row.value !== null) list.push(readAsIssue(row.row, said, alias.agent, "alias"));
    if (instead) list.push({ ...duplicateIssue(row.row, said, { row: instead.row, spelled: instead.said }), code: "duplicate-row" });
    issues.set(row.number, list);
  }
  return issues;
}

/** What follows from aliases is written anew for these rows; what the file alone tells stays. */
async function writeDerivedIssues(
  client: pg.PoolClient,
  migrationId: string,
  rows: readonly NamedRow[],
  issues: ReadonlyMap<number, readonly Issue[]>,
): Promise<void> {
  await client.query(
    `delete from import_issue i using unnest($2::int[], $3::int[]) as r(number, row)
      where i.migration_id = $1 and i.number = r.number and i.row = r.row and i.derived`,
    [migrationId, rows.map((r) => r.number), rows.map((r) => r.row)],
  );
  await addDerivedIssues(
    client,
    migrationId,
    issues,
    rows.map((r) => r.number),
  );
}

/** `gained` tells per import how many more rows count than before; as many fewer are duplicates. */
async function writeCounts(client: pg.PoolClient, migrationId: string, gained: ReadonlyMap<number, number>): Promise<void> {
  await client.query(
    `update import i set accepted = i.accepted + g.count, duplicates = i.duplicates - g.count
       from unnest($2::int[], $3::int[]) as g(number, count)
      where i.migration_id = $1 and i.number = g.number`,
    [migrationId, [...gained.keys()], [...gained.values()]],
  );
}
