import "server-only";
import type { ChangeNotice } from "@/lib/contracts/activity";
import type { Queryable } from "@/lib/server/database/queryable";
import { changeBeingMade } from "./change-name";

export const channel = "tandem";

/** Which thing of which migration changed. No content: whoever hears it asks again with their own rights. */
export type News = ChangeNotice & { migration: string };

/** Sent by the database when the transaction commits, and not at all when it does not. */
export async function notify(db: Queryable, news: Omit<News, "change">): Promise<void> {
  await db.query("select pg_notify($1, $2)", [channel, JSON.stringify({ ...news, change: changeBeingMade() } satisfies News)]);
}
