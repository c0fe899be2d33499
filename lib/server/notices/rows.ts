import "server-only";
import type { Queryable } from "@/lib/server/database/queryable";

/** Which notices a person has read. */
export async function loadReadNotices(db: Queryable, migrationId: string, personId: string): Promise<Set<string>> {
  const { rows } = await db.query<{ notice: string }>("select notice from notice_read where migration_id = $1 and person_id = $2", [
    migrationId,
    personId,
  ]);
  return new Set(rows.map(({ notice }) => notice));
}

export async function writeRead(db: Queryable, migrationId: string, personId: string, notices: readonly string[], at: Date): Promise<void> {
  await db.query(
    `insert into notice_read (migration_id, person_id, notice, at) select $1, $2, unnest($3::text[]), $4
     on conflict (migration_id, person_id, notice) do nothing`,
    [migrationId, personId, [...new Set(notices)], at],
  );
}

export async function removeRead(db: Queryable, migrationId: string, personId: string, notices: readonly string[]): Promise<void> {
  await db.query("delete from notice_read where migration_id = $1 and person_id = $2 and notice = any($3::text[])", [
    migrationId,
    personId,
    notices,
  ]);
}
