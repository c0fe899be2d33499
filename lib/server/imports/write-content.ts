import "server-only";
import type pg from "pg";
import type { Issue } from "@/lib/domain/export-rows";
import { copyRows } from "@/lib/server/database/copy";
import type { ContentRow } from "./content";
import { identify } from "./identities";

/** Keeps the rows of an import as observations. Whatever it kept before is replaced. */
export async function writeContent(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  rows: readonly ContentRow[],
  issues: readonly Issue[],
): Promise<void> {
  for (const table of ["observation", "import_issue"]) {
    await client.query(`delete from ${table} where migration_id = $1 and number = $2`, [migrationId, number]);
  }
  const names = new Set(rows.flatMap((r) => (r.name && !r.bare && r.groupKey !== null && r.outcome !== "ignored" ? [r.name] : [])));
  const keys = await identify(client, migrationId, names);
  await writeValues(client, migrationId, rows);
  await copyRows(
    client,
    "observation",
    ["migration_id", "number", "row", "group_key", "agent_key", "outcome", "value", "name", "bare", "candidates"],
    observations(migrationId, number, rows, keys),
  );
  await writeIssues(client, migrationId, number, 0, issues, false);
}

function* observations(migrationId: string, number: number, rows: readonly ContentRow[], keys: ReadonlyMap<string, number>) {
  for (const row of rows) {
    const key = row.bare || row.name === null ? null : (keys.get(row.name) ?? null);
    const told = row.outcome === "accepted" && key !== null;
    yield [migrationId, number, row.row, row.groupKey, key, row.outcome, row.hash, told ? null : (row.name ?? row.spelled), row.bare, []];
  }
}

/** Values that were never seen before. Each distinct one is stored once. */
async function writeValues(client: pg.PoolClient, migrationId: string, rows: readonly ContentRow[]): Promise<void> {
  const values = new Map<string, string>();
  for (const { hash, facts } of rows) if (hash && facts) values.set(hash, facts);
  const known = await client.query<{ hash: string }>(
    "select hash::text as hash from fact_value where migration_id = $1 and hash = any($2::uuid[])",
    [migrationId, [...values.keys()]],
  );
  for (const { hash } of known.rows) values.delete(hash);
  await copyRows(client, "fact_value", ["migration_id", "hash", "facts"], fresh(migrationId, values));
}

function* fresh(migrationId: string, values: ReadonlyMap<string, string>) {
  for (const [hash, facts] of values) yield [migrationId, hash, facts];
}

export async function writeIssues(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  from: number,
  issues: readonly Issue[],
  derived: boolean,
): Promise<void> {
  if (!issues.length) return;
  const rows = issues.map((i, n) => [
    migrationId,
    number,
    from + n,
    i.row,
    i.column === null ? null : clean(i.column),
    i.code,
    i.severity,
    clean(i.message),
    clean(i.hint),
    derived,
  ]);
  await copyRows(
    client,
    "import_issue",
    ["migration_id", "number", "position", "row", "column", "code", "severity", "message", "hint", "derived"],
    rows,
  );
}

/** PostgreSQL keeps no NUL in text. */
function clean(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}
