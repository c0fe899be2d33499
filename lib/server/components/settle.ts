import "server-only";
import type pg from "pg";
import { exportsAgree, serversDoubt, serversLeftOut } from "@/lib/domain/component-coverage";
import { componentHistory, componentKey } from "@/lib/domain/component-history";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { type ImportRow, type Question, updateImport } from "@/lib/server/imports/record";
import { loadGroups } from "@/lib/server/projection/timeline";
import { type ComponentObservations, loadObservations } from "./observations";

/** Places a laid-out import of servers among the others: whether it conflicts, whether it is whole. */
export async function settleComponents(client: pg.PoolClient, row: ImportRow): Promise<ImportRow> {
  const groups = (await loadGroups(client, row.migrationId)).filter((g) => row.groupKeys.includes(g.key));
  const observed = await loadObservations(client, row.migrationId, row.number);
  const conflict = row.input.coverage === "part" ? null : conflictOf(row, groups, observed);
  const doubt = conflict || row.input.coverage ? null : doubtOf(row, groups, observed);
  const questions: Question[] = conflict
    ? [{ need: "capturedAt", message: conflict }]
    : doubt
      ? [{ need: "coverage", message: doubt }]
      : [];
  return await updateImport(client, row, {
    questions,
    status: questions.length ? "needs-input" : "planned",
    coverage: doubt ? null : (row.input.coverage ?? (row.kind === "failover" ? "part" : "whole")),
  });
}

/** Two whole exports of one group, kind and instant must say the same. */
function conflictOf(row: ImportRow, groups: readonly ManagementGroup[], { imports, sightings }: ComponentObservations): string | null {
  const own = imports.find((one) => one.number === row.number);
  if (!own) return null;
  const rowsOf = (number: number) => sightings.filter((s) => s.number === number);
  const mine = { one: own, rows: rowsOf(own.number) };
  for (const other of imports.filter((one) => one !== own && one.coverage === "whole" && one.at === own.at)) {
    const theirs = { one: other, rows: rowsOf(other.number) };
    const group = groups.find((g) => other.groupKeys.includes(g.key) && !exportsAgree(mine, theirs, g.key));
    if (group)
      return `Import #${other.number} is a whole export of ${group.name} at the same instant and says something else. When was this file made?`;
  }
  return null;
}

function doubtOf(row: ImportRow, groups: readonly ManagementGroup[], { imports, sightings }: ComponentObservations): string | null {
  const own = imports.find((one) => one.number === row.number);
  if (!own) return null;
  // What waited is worked off, and a failover list speaks for whom it names: that names are missing raises no doubt.
  if (row.kind === "pending" || row.kind === "failover") return serversDoubt("", 0, 0, row.cut && row.kind === "pending");
  const others = imports.filter((one) => one !== own);
  const { components } = componentHistory(others, sightings, own.at);
  const named = new Set(sightings.filter((s) => s.number === own.number).map(componentKey));
  for (const group of groups) {
    const { known, missing } = serversLeftOut(components.values(), own, group.key, named);
    const doubt = serversDoubt(group.name, known, missing, row.cut);
    if (doubt) return doubt;
  }
  return null;
}
