import "server-only";
import type pg from "pg";
import { type KnownAgent, nameResolver, type Resolution } from "@/lib/domain/agent-names";
import type { Issue } from "@/lib/domain/export-rows";
import { duplicateIssue, shortened, sortOutDuplicates } from "@/lib/domain/import-rows";
import { countOutcomes, instantOf } from "./content";
import { identify } from "./identities";
import { writeIssues } from "./write-content";

type BareRow = {
  number: number;
  row: number;
  groupKey: number | null;
  agentKey: number | null;
  name: string | null;
  bare: boolean;
  outcome: "accepted" | "rejected" | "duplicate" | "ignored";
  value: string | null;
  candidates: number[];
  objectId: string | null;
  lastModified: string | null;
  agentName: string | null;
};

/**
 * Finds anew whom the bare names of all counting imports mean: it depends on every import that remains, not on the order of
 * arrival. With `only`, that one import is looked at as if it were applied, and no other is touched. Answers whether
 * anything of an import moved.
 */
export async function resolveBareNames(client: pg.PoolClient, migrationId: string, only: number | null): Promise<boolean> {
  const { rows: imports } = await client.query<{ number: number; bare: boolean }>(
    "select number, bare_names as bare from import where migration_id = $1 and kind = 'agents' and (status = 'applied' or number = $2)",
    [migrationId, only],
  );
  const bare = imports.filter((i) => i.bare && (only === null || i.number === only)).map((i) => i.number);
  if (!bare.length) return false;
  const known = await knownAgents(
    client,
    migrationId,
    imports.map((i) => i.number),
  );
  const rows = await loadRows(client, migrationId, bare);
  const resolve = nameResolver(known);
  const found = new Map<BareRow, Resolution>();
  for (const row of rows) if (row.bare && row.name) found.set(row, resolve({ name: row.name, objectId: row.objectId }));
  const { keys: own } = await identify(
    client,
    migrationId,
    new Set([...found].flatMap(([row, f]) => (f.as === "own" && row.value !== null && row.name ? [row.name] : []))),
  );
  const names = new Map(known.map((k) => [k.key, k.name]));
  const issues = new Map<number, Issue[]>(bare.map((number) => [number, []]));
  const before = rows.map(stateOf);
  for (const row of rows) place(row, found.get(row), own, names, issues);
  for (const number of bare)
    repeats(
      rows.filter((r) => r.number === number),
      issues.get(number) ?? [],
    );
  const moved = rows.filter((row, i) => stateOf(row) !== before[i]);
  await writeRows(client, migrationId, moved);
  for (const number of bare)
    await writeCounts(
      client,
      migrationId,
      number,
      rows.filter((r) => r.number === number),
      issues.get(number) ?? [],
    );
  return moved.length > 0;
}

async function knownAgents(client: pg.PoolClient, migrationId: string, numbers: readonly number[]): Promise<KnownAgent[]> {
  const { rows } = await client.query<KnownAgent>(
    `select a.key, a.name, coalesce(array_agg(distinct v.facts ->> 'objectId') filter (where v.facts ->> 'objectId' is not null), '{}') as "objectIds"
       from (select distinct agent_key, value from observation
              where migration_id = $1 and number = any($2) and not bare and outcome in ('accepted', 'duplicate') and agent_key is not null) o
       join agent a on a.migration_id = $1 and a.key = o.agent_key
       left join fact_value v on v.migration_id = $1 and v.hash = o.value
      group by a.key, a.name`,
    [migrationId, numbers],
  );
  return rows;
}

async function loadRows(client: pg.PoolClient, migrationId: string, numbers: readonly number[]): Promise<BareRow[]> {
  const { rows } = await client.query<BareRow>(
    `select o.number, o.row, o.group_key as "groupKey", o.agent_key as "agentKey", o.name, o.bare, o.outcome, o.value::text as value, o.candidates,
            v.facts ->> 'objectId' as "objectId", v.facts ->> 'lastModified' as "lastModified", a.name as "agentName"
       from observation o
       left join fact_value v on v.migration_id = o.migration_id and v.hash = o.value
       left join agent a on a.migration_id = o.migration_id and a.key = o.agent_key
      where o.migration_id = $1 and o.number = any($2) order by o.number, o.row`,
    [migrationId, numbers],
  );
  return rows;
}

function stateOf(row: BareRow): string {
  return `${row.agentKey} ${row.outcome} ${row.candidates.join(",")}`;
}

function place(
  row: BareRow,
  found: Resolution | undefined,
  own: ReadonlyMap<string, number>,
  names: ReadonlyMap<number, string>,
  issues: Map<number, Issue[]>,
) {
  if (row.value !== null) row.outcome = "accepted";
  if (!found || row.name === null) return;
  row.candidates = found.as === "ambiguous" ? found.keys : [];
  row.agentKey = found.as === "known" ? found.key : found.as === "own" ? (own.get(row.name) ?? null) : null;
  if (row.value === null) return;
  if (found.as === "ambiguous") {
    row.outcome = "rejected";
    issues.get(row.number)?.push({
      row: row.row,
      column: null,
      code: "ambiguous-name",
      severity: "error",
      message: `${shortened(row.name)} may be ${anyOf(found.keys.map((k) => names.get(k) ?? "another").sort())}.`,
      hint: "Export with full names, or with the Id column.",
    });
  }
  if (found.as === "known" && found.completed) {
    issues.get(row.number)?.push({
      row: row.row,
      column: null,
      code: "name-completed",
      severity: "warning",
      message: `${shortened(row.name)} was read as ${shortened(names.get(found.key) ?? row.name)}.`,
      hint: "It is the only known agent with this Id or first label.",
    });
  }
}

/** A short name may fit very many agents, and each of its rows says so. */
function anyOf(names: readonly string[]): string {
  const shown = names.slice(0, 4).map(shortened).join(" or ");
  return names.length > 4 ? `${shown} or ${names.length - 4} more` : shown;
}

function repeats(rows: readonly BareRow[], issues: Issue[]) {
  const lists = new Map<string, BareRow[]>();
  for (const row of rows) {
    if (row.outcome !== "accepted") continue;
    const key = `${row.groupKey} ${row.agentKey}`;
    lists.set(key, [...(lists.get(key) ?? []), row]);
  }
  for (const list of lists.values()) {
    const decidable = list.map((row) => ({
      row: row.row,
      lastModified: instantOf(row.lastModified),
      of: row,
    }));
    const sorted = sortOutDuplicates(decidable);
    for (const repeat of sorted?.repeats ?? []) {
      repeat.of.outcome = "duplicate";
      const spelled = (r: BareRow) => r.name ?? r.agentName;
      if (sorted) issues.push(duplicateIssue(repeat.row, spelled(repeat.of), { row: sorted.kept.row, spelled: spelled(repeat.of) }));
    }
  }
}

async function writeRows(client: pg.PoolClient, migrationId: string, rows: readonly BareRow[]) {
  if (!rows.length) return;
  await client.query(
    `update observation o set agent_key = u.agent, outcome = u.outcome, candidates = coalesce(string_to_array(nullif(u.candidates, ''), ',')::int[], '{}')
       from unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[]) as u(number, row, agent, outcome, candidates)
      where o.migration_id = $1 and o.number = u.number and o.row = u.row`,
    [
      migrationId,
      rows.map((r) => r.number),
      rows.map((r) => r.row),
      rows.map((r) => r.agentKey),
      rows.map((r) => r.outcome),
      rows.map((r) => r.candidates.join(",")),
    ],
  );
}

/** Counts of the import, and the issues that follow from other imports, written anew. */
async function writeCounts(client: pg.PoolClient, migrationId: string, number: number, rows: readonly BareRow[], issues: readonly Issue[]) {
  await client.query(
    "delete from import_issue where migration_id = $1 and number = $2 and (derived or code in ('duplicate-row', 'case-variant'))",
    [migrationId, number],
  );
  const { rows: kept } = await client.query<{ next: number; count: number }>(
    "select coalesce(max(position) + 1, 0)::int as next, count(*)::int as count from import_issue where migration_id = $1 and number = $2",
    [migrationId, number],
  );
  await writeIssues(client, migrationId, number, kept[0]?.next ?? 0, issues, true);
  const { accepted, rejected, duplicates } = countOutcomes(rows);
  await client.query(
    "update import set accepted = $3, rejected = $4, duplicates = $5, issue_count = $6 where migration_id = $1 and number = $2",
    [migrationId, number, accepted, rejected, duplicates, (kept[0]?.count ?? 0) + issues.length],
  );
}
