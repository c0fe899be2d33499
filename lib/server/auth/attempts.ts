import "server-only";
import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { z } from "zod";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { prisma, tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** Seconds. better-auth clears rows of its table that are older than the longest window it knows, so it is told this one. */
export const longestWindow = 900;

/** Milliseconds that clocks of several servers may differ. A window that begins later was begun by a clock since put right. */
const ahead = 60_000;

export type AttemptLimit = { most: number; seconds: number };

/** Ten wrong passwords for one account in a quarter of an hour, from wherever they come. */
export const perAccount: AttemptLimit = { most: 10, seconds: longestWindow };

/**
 * Counts an attempt before it is made, so that many at once cannot all pass. Answers null, or the seconds to wait.
 * The window begins with its first attempt and is not prolonged by further ones; one that begins in the future begins anew.
 */
export async function attempt(key: string, limit: AttemptLimit, now: Date): Promise<number | null> {
  const since = now.getTime() - limit.seconds * 1000;
  const [row] = await asked(
    pool(),
    z.object({ count: z.int(), begun: z.string() }),
    `insert into "rateLimit" as r (id, key, count, "lastRequest") values ($1, $2, 1, $3)
     on conflict (key) do update set
       count = case when r."lastRequest" <= $4 or r."lastRequest" > $5 then 1 else r.count + 1 end,
       "lastRequest" = case when r."lastRequest" <= $4 or r."lastRequest" > $5 then $3 else r."lastRequest" end
     returning r.count, r."lastRequest"::text as begun`,
    [v7(), key, now.getTime(), since, now.getTime() + ahead],
  );
  if (!row || row.count <= limit.most) return null;
  return Math.max(1, Math.ceil((Number(row.begun) - since) / 1000));
}

/** Windows that begin in the future would never end: begun by a clock that was ahead, they begin anew. */
export async function forgetTheFuture(now: Date): Promise<void> {
  await prisma().rateLimit.deleteMany({ where: { lastRequest: { gt: now.getTime() + ahead } } });
}

/** One attempt fewer: it was no guess. */
export async function giveBack(key: string): Promise<void> {
  await prisma().rateLimit.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
}

export async function forgive(key: string, db: Queryable = pool()): Promise<void> {
  await tables(db).rateLimit.deleteMany({ where: { key } });
}

/** The address itself is not written into the table of attempts: people mistype passwords into that field. */
export function accountKey(email: string): string {
  return `account:${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`;
}
