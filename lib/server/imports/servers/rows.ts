import "server-only";
import type { ImportRow as Row } from "@/lib/contracts/imports";
import type { SectionName } from "@/lib/domain/collected/sections";
import { type ObservedKind, observedKinds } from "@/lib/domain/components";
import { rowOutcomes } from "@/lib/domain/naming/logged-rows";
import { pool } from "@/lib/server/database/pool";
import { int, oneOf, orNull, readRows, text } from "@/lib/server/database/rows";
import { waitsFor } from "../by-group";
import type { ImportRow } from "../record";
import { componentChangesOf } from "./changes";

type Told = Omit<Row, "issues" | "group"> & { groupKey: number | null };

/** In which section of the collector's file something is told. */
const sectionOfKind: Record<ObservedKind, SectionName> = {
  managementServer: "servers",
  gateway: "gateways",
  managementGroup: "settings",
  pendingAction: "pending",
  failoverEntry: "parents",
  unixComputer: "unix",
  agentlessComputer: "agentless",
  networkDevice: "network",
  resourcePool: "pools",
};

/** What happened to each row of an import of servers, and the components it misses. */
export async function componentRowsOf(row: ImportRow): Promise<Told[]> {
  const placed = row.capturedAt !== null && row.questions.every((q) => q.need === "coverage");
  const { changes, ambiguous } = placed ? await componentChangesOf(pool(), row) : { changes: [], ambiguous: new Set() };
  const sectionOf = (kind: ObservedKind) => (row.kind === "inventory" ? sectionOfKind[kind] : null);
  const byRow = new Map(changes.map((change) => [change.row, change]));
  const rows = await readRows(
    pool(),
    { row: int, groupKey: orNull(int), kind: oneOf(observedKinds), outcome: oneOf(rowOutcomes), name: orNull(text) },
    `select row, group_key as "groupKey", kind, outcome, coalesce(name, spelled) as name from component_observation
      where migration_id = $1 and number = $2 order by row`,
    [row.migrationId, row.number],
  );
  const told = rows.map((seen): Told => {
    const change = byRow.get(seen.row);
    const fits = ambiguous.has(seen.row) ? "rejected" : seen.outcome;
    const outcome = fits === "accepted" ? (change?.outcome ?? "unchanged") : fits;
    const fields = change?.fields ?? [];
    return {
      row: seen.row,
      name: change?.name ?? seen.name,
      groupKey: seen.groupKey,
      section: sectionOf(seen.kind),
      outcome,
      fields,
      stage: null,
    };
  });
  const lost = changes
    .filter((change) => change.row === null)
    .map((change): Told => {
      const { name, groupKey, fields, kind } = change;
      return {
        row: null,
        name,
        groupKey,
        section: sectionOf(kind),
        outcome: waitsFor(row, change) ? "ifWhole" : change.outcome,
        fields,
        stage: null,
      };
    });
  return [...told, ...lost];
}
