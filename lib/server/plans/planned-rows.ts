import "server-only";
import type { PlannedChange } from "@/lib/server/database/client/client";
import { allTyped, dayIn, dayOf, type Typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** What somebody announced. `from` and `to` are calendar dates. */
export type PlannedRow = Omit<Typed<"PlannedChange", PlannedChange>, "migrationId" | "from" | "to"> & { from: string; to: string | null };

/** All of a migration, archived ones too, by their first day. */
export async function loadPlannedRows(db: Queryable, migrationId: string): Promise<PlannedRow[]> {
  const rows = await tables(db).plannedChange.findMany({
    where: { migrationId },
    orderBy: [{ from: "desc" }, { id: "desc" }],
    omit: { migrationId: true },
  });
  return allTyped("PlannedChange", rows).map((row) => ({ ...row, from: dayOf(row.from), to: dayOf(row.to) }));
}

export async function writePlannedRow(db: Queryable, migrationId: string, row: PlannedRow): Promise<void> {
  const said = { ...row, from: dayIn(row.from), to: dayIn(row.to) };
  const where = { migrationId_id: { migrationId, id: row.id } };
  await tables(db).plannedChange.upsert({ where, create: { ...said, migrationId }, update: said });
}
