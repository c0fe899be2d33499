import "server-only";
import { componentHistory } from "@/lib/domain/component-history";
import { isServer } from "@/lib/domain/components";
import type { Issue } from "@/lib/domain/export-rows";
import type { AssignedRow } from "@/lib/domain/import-rows";
import { createIssue } from "@/lib/readers/issues";
import { loadObservations } from "@/lib/server/components/observations";
import type { Queryable } from "@/lib/server/projection/timeline";

/** Rows of agents without those of known management servers and gateways of the same management group, which are ignored with a word. */
export async function withoutServers(
  db: Queryable,
  migrationId: string,
  rows: readonly AssignedRow[],
): Promise<{ rows: readonly AssignedRow[]; issues: Issue[] }> {
  const { imports, sightings } = await loadObservations(db, migrationId, null, "servers");
  const { components } = componentHistory(imports, sightings);
  const servers = new Set(
    [...components.values()].flatMap((one) => (one.listed && isServer(one.kind) ? [`${one.groupKey} ${one.name}`] : [])),
  );
  const issues: Issue[] = [];
  if (!servers.size) return { rows, issues };
  const kept = rows.map((row): AssignedRow => {
    if (row.outcome !== "read" || !servers.has(`${row.groupKey} ${row.name}`)) return row;
    issues.push(createIssue("not-an-agent", row.row, null, row.spelled ?? "without a name"));
    return { ...row, outcome: "ignored", facts: {} };
  });
  return { rows: kept, issues };
}
