import "server-only";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** Which notices a person has read. */
export async function loadReadNotices(db: Queryable, migrationId: string, personId: string): Promise<Set<string>> {
  const rows = await tables(db).noticeRead.findMany({ where: { migrationId, personId }, select: { notice: true } });
  return new Set(rows.map(({ notice }) => notice));
}

export async function writeRead(db: Queryable, migrationId: string, personId: string, notices: readonly string[], at: Date): Promise<void> {
  await tables(db).noticeRead.createMany({ data: notices.map((notice) => ({ migrationId, personId, notice, at })), skipDuplicates: true });
}

export async function removeRead(db: Queryable, migrationId: string, personId: string, notices: readonly string[]): Promise<void> {
  await tables(db).noticeRead.deleteMany({ where: { migrationId, personId, notice: { in: [...notices] } } });
}
