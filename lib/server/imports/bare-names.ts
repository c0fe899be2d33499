import "server-only";
import type pg from "pg";
import { type KnownAgent, nameResolver, type Resolution } from "@/lib/domain/agent-names";
import type { Issue } from "@/lib/domain/export-rows";
import { grouped } from "@/lib/domain/grouped";
import { duplicateIssue, shortened, sortOutDuplicates } from "@/lib/domain/import-rows";
import { anyOf, readAsIssue } from "@/lib/domain/name-issues";
import { loadApart } from "@/lib/server/plans/aliases/apart";
import { type Aliases, loadAliases } from "@/lib/server/plans/aliases/known";
import { countOutcomes } from "./content";
import { identify } from "./identities";
import { addDerivedIssues } from "./issues";
import { decidableTime, loadNamedRows, type NamedRow, saidName, stateOf, writeNamedRows } from "./named-rows";

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
  const rows = await loadNamedRows(client, migrationId, bare, "all");
  const aliases = await loadAliases(client, migrationId);
  const apart = await loadApart(client, migrationId);
  const found = findAll(rows, known, aliases, (name, key) => apart.has(`${name} ${key}`));
  const { keys: own } = await identify(
    client,
    migrationId,
    new Set([...found].flatMap(([row, f]) => (f.as === "own" && (row.value !== null || !row.bare) ? (saidName(row) ?? []) : []))),
  );
  const names = new Map([...known.map((k) => [k.key, k.name] as const), ...[...aliases.values()].map((a) => [a.key, a.agent] as const)]);
  const issues = new Map<number, Issue[]>(bare.map((number) => [number, []]));
  const before = rows.map(stateOf);
  for (const row of rows) place(row, found.get(row), own, names, issues);
  for (const number of bare)
    repeats(
      rows.filter((r) => r.number === number),
      issues.get(number) ?? [],
    );
  const moved = rows.filter((row, i) => stateOf(row) !== before[i]);
  await writeNamedRows(client, migrationId, moved);
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

/** Bare names by all that is known; full names of such files, kept in rows of theirs, by aliases alone. */
function findAll(
  rows: readonly NamedRow[],
  known: readonly KnownAgent[],
  aliases: Aliases,
  areApart: (name: string, key: number) => boolean,
): Map<NamedRow, Resolution> {
  const keys = new Map([...aliases].map(([name, { key }]) => [name, key]));
  const resolve = nameResolver(known, keys, areApart);
  const found = new Map<NamedRow, Resolution>();
  for (const row of rows) {
    const said = saidName(row);
    if (said === null || row.outcome === "ignored" || (!row.bare && row.agentKey === null)) continue;
    const alias = keys.get(said);
    if (row.bare && row.name) found.set(row, resolve({ name: row.name, objectId: row.objectId }));
    else if (!row.bare && alias !== undefined) found.set(row, { as: "known", key: alias, by: "alias" });
    else if (!row.bare && said !== row.agentName) found.set(row, { as: "own" });
  }
  return found;
}

/** Agents by the full names that rows carry, whoever an alias says they mean. */
async function knownAgents(client: pg.PoolClient, migrationId: string, numbers: readonly number[]): Promise<KnownAgent[]> {
  const { rows } = await client.query<KnownAgent>(
    `select a.key, a.name, coalesce(array_agg(distinct v.facts ->> 'objectId') filter (where v.facts ->> 'objectId' is not null), '{}') as "objectIds"
       from (select distinct coalesce((select own.key from agent own where own.migration_id = $1 and own.name = o.name), o.agent_key) as key, o.value
               from observation o
              where o.migration_id = $1 and o.number = any($2) and not o.bare and o.outcome in ('accepted', 'duplicate') and o.agent_key is not null) o
       join agent a on a.migration_id = $1 and a.key = o.key
       left join fact_value v on v.migration_id = $1 and v.hash = o.value
      group by a.key, a.name`,
    [migrationId, numbers],
  );
  return rows;
}

function place(
  row: NamedRow,
  found: Resolution | undefined,
  own: ReadonlyMap<string, number>,
  names: ReadonlyMap<number, string>,
  issues: Map<number, Issue[]>,
) {
  if (row.value !== null) row.outcome = "accepted";
  const said = saidName(row);
  if (!found || said === null) return;
  // Whom an agent of its own may mean besides is found later, among all names: see same-labels.ts.
  if (found.as !== "own") row.candidates = found.as === "ambiguous" ? found.keys : [];
  row.agentKey = found.as === "known" ? found.key : found.as === "own" ? (own.get(said) ?? null) : null;
  if (found.as === "known" && found.by === "alias") row.name = said;
  if (row.value === null) return;
  if (found.as === "ambiguous") {
    row.outcome = "rejected";
    issues.get(row.number)?.push({
      row: row.row,
      column: null,
      code: "ambiguous-name",
      severity: "error",
      message: `${shortened(said)} may be ${anyOf(found.keys.map((k) => names.get(k) ?? "another").sort())}.`,
      hint: "Export with full names, or with the Id column.",
    });
  }
  if (found.as === "known" && found.by !== "name")
    issues.get(row.number)?.push(readAsIssue(row.row, said, names.get(found.key) ?? said, found.by));
}

function repeats(rows: readonly NamedRow[], issues: Issue[]) {
  const accepted = rows.filter(({ outcome }) => outcome === "accepted");
  for (const list of grouped(accepted, ({ groupKey, agentKey }) => `${groupKey} ${agentKey}`).values()) {
    const sorted = sortOutDuplicates(list.map((row) => ({ row: row.row, lastModified: decidableTime(row), of: row })));
    for (const repeat of sorted?.repeats ?? []) {
      repeat.of.outcome = "duplicate";
      const spelled = (r: NamedRow) => r.name ?? r.agentName;
      if (sorted) issues.push(duplicateIssue(repeat.row, spelled(repeat.of), { row: sorted.kept.row, spelled: spelled(repeat.of) }));
    }
  }
}

/** Counts of the import, and the issues that follow from other imports, written anew. */
async function writeCounts(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  rows: readonly NamedRow[],
  issues: readonly Issue[],
) {
  await client.query(
    "delete from import_issue where migration_id = $1 and number = $2 and (derived or code in ('duplicate-row', 'case-variant'))",
    [migrationId, number],
  );
  await addDerivedIssues(client, migrationId, new Map([[number, issues]]));
  const { accepted, rejected, duplicates } = countOutcomes(rows);
  await client.query(
    "update import set accepted = $3, rejected = $4 + rejected_beyond, duplicates = $5 where migration_id = $1 and number = $2",
    [migrationId, number, accepted, rejected, duplicates],
  );
}
