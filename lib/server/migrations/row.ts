import "server-only";
import type pg from "pg";
import { archived, notFound } from "@/lib/server/answers/problem";

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
  /** When time alone will next change what is true of an agent; null: not as things are. */
  dueAt: Date | null;
};

export const migrationColumns = `id, name, time_zone as "timeZone", target_date::text as "targetDate", churn_allowance as "churnAllowance", archived_at as "archivedAt", revision,
  facts_revision as "factsRevision", created_at as "createdAt",
  (select min(d.at) from agent_due d where d.migration_id = migration.id) as "dueAt"`;

type Queryable = Pick<pg.Pool | pg.PoolClient, "query">;

export async function findMigration(database: Queryable, id: string, lock: "for update" | "" = ""): Promise<MigrationRow | null> {
  const found = await database.query<MigrationRow>(`select ${migrationColumns} from migration where id = $1 ${lock}`, [id]);
  return found.rows[0] ?? null;
}

/** Takes the migration for one writer at a time, so that facts do not move between plan and apply. */
export async function lockMigration(client: pg.PoolClient, migrationId: string): Promise<MigrationRow> {
  const migration = await findMigration(client, migrationId, "for update");
  if (!migration) throw notFound("The migration");
  if (migration.archivedAt) throw archived();
  return migration;
}
