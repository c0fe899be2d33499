import "server-only";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

const hour = 3600_000;

/**
 * Where a migration stands: another text after every change of it, and in every hour. Every change leaves its event in its own transaction, so events are
 * counted; the newest alone would not do, since one that began earlier may be committed later. Those of long ago stay as they are and are left out.
 */
export async function positionOf(db: Queryable, migrationId: string, now: Date): Promise<string> {
  const from = Math.floor(now.getTime() / hour) - 1;
  return `${from}.${await tables(db).event.count({ where: { migrationId, at: { gte: new Date(from * hour) } } })}`;
}
