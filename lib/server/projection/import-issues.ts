import "server-only";
import type pg from "pg";
import type { Issue, IssueCode } from "@/lib/domain/export-rows";
import { copyRows } from "@/lib/server/database/copy";
import { int, readRows } from "@/lib/server/database/rows";

/**
 * Puts issues that follow from other imports behind those that each import keeps, and counts anew what there are; also of imports that
 * `lost` some, as what followed before is deleted first by whoever knows it.
 */
export async function addDerivedIssues(
  client: pg.PoolClient,
  migrationId: string,
  issues: ReadonlyMap<number, readonly Issue[]>,
  lost: readonly number[] = [],
): Promise<void> {
  for (const [number, list] of issues) {
    if (list.length) await writeIssues(client, migrationId, number, await nextPosition(client, migrationId, number), list, true);
  }
  const numbers = [...new Set([...issues.keys(), ...lost])];
  if (!numbers.length) return;
  await client.query(
    `update import i set issue_count = i.issues_beyond + (select count(*) from import_issue s where s.migration_id = i.migration_id and s.number = i.number)
      where i.migration_id = $1 and i.number = any($2)`,
    [migrationId, numbers],
  );
}

/** Of an import's derived issues about rows of servers and the like, those of a code are these now. Rows of agents may stand in the same file. */
export async function renewIssuesOfComponents(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  code: IssueCode,
  issues: readonly Issue[],
): Promise<void> {
  await client.query(
    `delete from import_issue where migration_id = $1 and number = $2 and derived and code = $3
        and row in (select row from component_observation where migration_id = $1 and number = $2)`,
    [migrationId, number, code],
  );
  await addDerivedIssues(client, migrationId, new Map([[number, issues]]));
}

async function nextPosition(client: pg.PoolClient, migrationId: string, number: number): Promise<number> {
  const rows = await readRows(
    client,
    { next: int },
    "select coalesce(max(position) + 1, 0)::int as next from import_issue where migration_id = $1 and number = $2",
    [migrationId, number],
  );
  return rows[0]?.next ?? 0;
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
    i.offer ? JSON.stringify(i.offer) : null,
  ]);
  await copyRows(
    client,
    "import_issue",
    ["migration_id", "number", "position", "row", "column", "code", "severity", "message", "hint", "derived", "offer"],
    rows,
  );
}

/** PostgreSQL keeps no NUL in text. */
function clean(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}
