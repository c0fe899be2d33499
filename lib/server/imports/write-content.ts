import "server-only";
import type pg from "pg";
import type { Content, ContentRow } from "@/lib/readers/content";
import { copyRows } from "@/lib/server/database/copy";
import { writeIssues } from "@/lib/server/projection/import-issues";
import type { Newborn } from "@/lib/server/projection/newborn";
import type { Identities } from "./identities";
import { writeValues } from "./write-values";

/** Keeps the rows of an import as observations, in place of what it kept before. Answers the agents that are new with it. */
export async function writeContent(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  { rows, issues }: Omit<Content, "issuesBeyond">,
  identities: Identities,
): Promise<Newborn[]> {
  for (const table of ["observation", "import_issue"]) {
    await client.query(`delete from ${table} where migration_id = $1 and number = $2`, [migrationId, number]);
  }
  const values = await writeValues(client, migrationId, rows);
  await copyRows(
    client,
    "observation",
    ["migration_id", "number", "row", "group_key", "name_key", "outcome", "value", "name", "bare"],
    observations(migrationId, number, rows, identities, values),
  );
  await writeIssues(client, migrationId, number, 0, issues, false);
  return newborns(rows, identities);
}

function* observations(
  migrationId: string,
  number: number,
  rows: readonly ContentRow[],
  { keys }: Identities,
  values: readonly (string | null)[],
) {
  for (const [i, row] of rows.entries()) {
    const key = row.name === null ? null : (keys.get(row.name) ?? null);
    yield [
      migrationId,
      number,
      row.row,
      row.groupKey,
      key,
      row.outcome,
      values[i],
      key === null ? (row.name ?? row.spelled) : null,
      row.bare,
    ];
  }
}

/** Names that nothing was known of before, with the rows that carry them. */
function newborns(rows: readonly ContentRow[], { keys, firstNew }: Identities): Newborn[] {
  const born = new Map<number, Newborn>();
  for (const { row, groupKey, outcome, name, facts } of rows) {
    const key = name === null ? undefined : keys.get(name);
    if (key === undefined || name === null || key < firstNew) continue;
    if (outcome !== "rejected" && (outcome !== "accepted" || groupKey === null)) continue;
    const own = born.get(key);
    if (own) own.rows.push({ row, groupKey, facts });
    else born.set(key, { key, name, rows: [{ row, groupKey, facts }] });
  }
  return [...born.values()].sort((a, b) => a.key - b.key);
}
