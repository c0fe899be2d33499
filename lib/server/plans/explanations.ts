import "server-only";
import { z } from "zod";
import type { Decided, Explanations } from "@/lib/domain/drift/drift";
import type { WrittenReason } from "@/lib/domain/drift/item";
import type { PlannedChange } from "@/lib/domain/drift/planned-changes";
import { rangeOf } from "@/lib/server/answers/date-range";
import { asked } from "@/lib/server/database/asked";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { findMigration, type MigrationRow } from "@/lib/server/migrations/row";
import { type ListedEnd, loadListedEnds } from "./listed-ends";
import { loadPlannedRows, type PlannedRow } from "./planned-rows";
import { findRetirement, loadOriginals } from "./retirement";

type DriftOf = Pick<MigrationRow, "id" | "timeZone" | "churnAllowance">;

/** All that may explain drift: what people decided of agents, what they announced, what they wrote, and what the lead allows. */
export async function loadExplanations(db: Queryable, { id: migrationId, timeZone, churnAllowance }: DriftOf): Promise<Explanations> {
  return {
    ...(await decisions(db, migrationId)),
    retireOpen: (await findRetirement(db, migrationId)) !== null,
    retired: new Set((await loadOriginals(db, migrationId)).flatMap(({ name, retired }) => (retired ? [name] : []))),
    planned: plannedChanges(await loadPlannedRows(db, migrationId), await loadListedEnds(db, migrationId), timeZone),
    written: await loadReasons(db, migrationId),
    churn: churnAllowance,
  };
}

/** What people announced and did not take back. */
export async function loadPlannedChanges(db: Queryable, migrationId: string): Promise<PlannedChange[]> {
  const rows = await loadPlannedRows(db, migrationId);
  const ends = await loadListedEnds(db, migrationId);
  if (!rows.length && !ends.length) return [];
  return plannedChanges(rows, ends, (await findMigration(db, migrationId))?.timeZone ?? "UTC");
}

/** What somebody announced comes first, as a person says more than a list. */
function plannedChanges(rows: readonly PlannedRow[], ends: readonly ListedEnd[], timeZone: string): PlannedChange[] {
  const announced = rows.filter(({ archivedAt }) => archivedAt === null);
  const listed = ends.map((end) => ({ ...end, id: null, kind: "decommission" as const, to: null }));
  return [...announced, ...listed].map(({ id, kind, names, from, to, reason, saidBy }) => {
    const { from: since, before } = rangeOf(from, to ?? undefined, timeZone);
    return { id, kind, names, from: since?.getTime() ?? 0, until: before?.getTime() ?? null, reason, by: saidBy };
  });
}

const decision = z.object({
  name: z.string(),
  excludedBy: z.string().nullable(),
  excludedReason: z.string().nullable(),
  acceptedBy: z.string().nullable(),
  acceptedReason: z.string().nullable(),
});
type Decision = z.infer<typeof decision>;

async function decisions(db: Queryable, migrationId: string): Promise<Pick<Explanations, "excluded" | "cutOverAccepted">> {
  const rows = await asked(
    db,
    decision,
    `select a.name, pl.excluded_by as "excludedBy", pl.excluded_reason as "excludedReason", pl.accepted_by as "acceptedBy",
            pl.accepted_reason as "acceptedReason"
       from agent_plan pl join agent a on a.migration_id = pl.migration_id and a.key = pl.agent_key
      where pl.migration_id = $1 and (pl.excluded_at is not null or pl.accepted_at is not null)`,
    [migrationId],
  );
  const told = (of: (row: Decision) => Decided | null) =>
    new Map(
      rows.flatMap((row) => {
        const decided = of(row);
        return decided ? [[row.name, decided] as const] : [];
      }),
    );
  return {
    excluded: told(({ excludedBy: by, excludedReason: reason }) => (by === null ? null : { by, reason: reason ?? "" })),
    cutOverAccepted: told(({ acceptedBy: by, acceptedReason: reason }) => (by === null ? null : { by, reason: reason ?? "" })),
  };
}

async function loadReasons(db: Queryable, migrationId: string): Promise<WrittenReason[]> {
  const rows = await tables(db).driftReason.findMany({ where: { migrationId } });
  return rows.map(({ item, fingerprint, reason, saidBy, saidAt }) => ({ item, fingerprint, reason, by: saidBy, at: saidAt.toISOString() }));
}
