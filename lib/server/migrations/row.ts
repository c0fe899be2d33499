import "server-only";
import { archived, notFound } from "@/lib/server/answers/problem";
import type { Migration } from "@/lib/server/database/client/client";
import { dayOf } from "@/lib/server/database/columns";
import { lock } from "@/lib/server/database/lock";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** What every verb below a migration may want to know of it. */
export type MigrationRow = {
  id: string;
  name: string;
  timeZone: string;
  /** A calendar date, YYYY-MM-DD. */
  targetDate: string | null;
  churnAllowance: number;
  archivedAt: Date | null;
  revision: number;
  factsRevision: number;
  createdAt: Date;
};

export async function findMigration(db: Queryable, id: string): Promise<MigrationRow | null> {
  const row = await tables(db).migration.findUnique({ where: { id } });
  return row && rowOf(row);
}

export function rowOf({ targetDate, churn, ...row }: Migration): MigrationRow {
  return { ...row, targetDate: dayOf(targetDate), churnAllowance: churn };
}

/** Whether time alone has changed what is true of an agent since it was last looked at. */
export async function isOverdue(db: Queryable, migrationId: string, now: Date): Promise<boolean> {
  // Asked with every request, of what is derived: in SQL it takes a quarter of the work.
  return (await db.query("select from agent_due where migration_id = $1 and at <= $2 limit 1", [migrationId, now])).rowCount === 1;
}

/** Takes the migration for one writer at a time, so that facts do not move between plan and apply. */
export async function lockMigration(db: Queryable, migrationId: string): Promise<MigrationRow> {
  await lock(db, `migration ${migrationId}`);
  const migration = await findMigration(db, migrationId);
  if (!migration) throw notFound("The migration");
  if (migration.archivedAt) throw archived();
  return migration;
}

/** Counts a change of facts, so that what rests on those before is asked anew. */
export async function countFacts(db: Queryable, migrationId: string): Promise<void> {
  await tables(db).migration.update({ where: { id: migrationId }, data: { factsRevision: { increment: 1 } }, select: { id: true } });
}
