import "server-only";
import type pg from "pg";
import type { Issue } from "@/lib/domain/export-rows";
import { isRetired } from "@/lib/domain/management-groups";
import { retiredIssue } from "@/lib/domain/retire/retired-issue";
import { instant, int, listOf, readRows } from "@/lib/server/database/rows";
import { loadGroups } from "@/lib/server/estate/timeline";
import { addDerivedIssues } from "@/lib/server/projection/import-issues";

/**
 * Says of imports that wait or count which of their management groups were retired by the captured time: nothing of those counts. With `only`,
 * of that one alone. Written anew whenever a retirement is said or undone.
 */
export async function sayRetired(client: pg.PoolClient, migrationId: string, only: number | null): Promise<void> {
  const said = await readRows(
    client,
    { number: int },
    `delete from import_issue s using import i
      where s.migration_id = $1 and s.code = 'retired-group' and i.migration_id = $1 and i.number = s.number and ($2::int is null or s.number = $2)
      returning s.number`,
    [migrationId, only],
  );
  const retired = (await loadGroups(client, migrationId)).filter(({ retiredAt }) => retiredAt !== undefined);
  const imports = retired.length
    ? await readRows(
        client,
        { number: int, at: instant, groupKeys: listOf(int) },
        `select number, captured_at as at, group_keys as "groupKeys" from import
          where migration_id = $1 and ($2::int is null or number = $2) and captured_at is not null and status <> 'undone' and group_keys && $3`,
        [migrationId, only, retired.map(({ key }) => key)],
      )
    : [];
  const issues = imports.map(({ number, at, groupKeys }): [number, Issue[]] => [
    number,
    retired.flatMap((group) =>
      groupKeys.includes(group.key) && isRetired(group, at.getTime()) ? [retiredIssue(group.name, group.retiredAt ?? 0)] : [],
    ),
  ]);
  await addDerivedIssues(
    client,
    migrationId,
    new Map(issues),
    said.map(({ number }) => number),
  );
}
