import "server-only";
import type { Standing } from "@/lib/contracts/activity";
import type { Queryable } from "@/lib/server/database/queryable";
import { channel } from "./notify";

/** How work on an import stands, which only matters while it lasts: nothing keeps it. */
export type Announcement = { migration: string; standing: Standing };

export async function announce(db: Queryable, migration: string, standing: Standing): Promise<void> {
  await db.query("select pg_notify($1, $2)", [channel, JSON.stringify({ migration, standing } satisfies Announcement)]);
}
