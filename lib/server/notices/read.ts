import "server-only";
import type { NoticeList, NoticeReading } from "@/lib/contracts/notices";
import { pool } from "@/lib/server/database/pool";
import type { Call } from "@/lib/server/events/call";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { listNotices } from "./list";
import { removeRead, writeRead } from "./rows";

/**
 * Marks a person's own notices. Only those that hold are kept as read, so that nobody fills the table with names of their own. What
 * somebody has read is no change of the migration: no event, no notice to others.
 */
export async function markNotices(
  { actor, now }: Call,
  migration: Pick<MigrationRow, "id" | "timeZone">,
  { notices, read }: NoticeReading,
): Promise<NoticeList> {
  const { items } = await listNotices(migration, actor, now);
  const known = items.flatMap(({ id }) => (notices.includes(id) ? [id] : []));
  if (known.length > 0) {
    if (read) await writeRead(pool(), migration.id, actor.id, known, now);
    else await removeRead(pool(), migration.id, actor.id, known);
  }
  return await listNotices(migration, actor, now);
}
