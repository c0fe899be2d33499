import "server-only";
import type { ImportRow as Row } from "@/lib/contracts/imports";
import { rowOutcomes } from "@/lib/domain/naming/logged-rows";
import { pool } from "@/lib/server/database/pool";
import { int, oneOf, orNull, readRows, text } from "@/lib/server/database/rows";
import { waitsFor } from "../by-group";
import type { ImportRow } from "../record";
import { componentChangesOf } from "./changes";

type Told = Omit<Row, "issues" | "group" | "section"> & { groupKey: number | null };

/** What happened to each row of an import of servers, and the components it misses. */
export async function componentRowsOf(row: ImportRow): Promise<Told[]> {
  const placed = row.capturedAt !== null && row.questions.every((q) => q.need === "coverage");
  const { changes, ambiguous } = placed ? await componentChangesOf(pool(), row) : { changes: [], ambiguous: new Set() };
  const byRow = new Map(changes.map((change) => [change.row, change]));
  const rows = await readRows(
    pool(),
    { row: int, groupKey: orNull(int), outcome: oneOf(rowOutcomes), name: orNull(text) },
    `select row, group_key as "groupKey", outcome, coalesce(name, spelled) as name from component_observation
      where migration_id = $1 and number = $2 order by row`,
    [row.migrationId, row.number],
  );
  const told = rows.map((seen): Told => {
    const change = byRow.get(seen.row);
    const fits = ambiguous.has(seen.row) ? "rejected" : seen.outcome;
    const outcome = fits === "accepted" ? (change?.outcome ?? "unchanged") : fits;
    return { row: seen.row, name: change?.name ?? seen.name, groupKey: seen.groupKey, outcome, fields: change?.fields ?? [], stage: null };
  });
  const lost = changes
    .filter((change) => change.row === null)
    .map((change): Told => {
      const { name, groupKey, fields } = change;
      return { row: null, name, groupKey, outcome: waitsFor(row, change) ? "ifWhole" : change.outcome, fields, stage: null };
    });
  return [...told, ...lost];
}
