import "server-only";
import type pg from "pg";
import type { ChangeNotice, Standing } from "@/lib/contracts/activity";
import { changeBeingMade } from "./change-name";

export const channel = "tandem";

/** Which thing of which migration changed. No content: whoever hears it asks again with their own rights. */
export type News = ChangeNotice & { migration: string };

/** How work on an import stands, which only matters while it lasts: nothing keeps it. */
export type Announcement = { migration: string; standing: Standing };

export async function announce(client: Pick<pg.PoolClient, "query">, migration: string, standing: Standing): Promise<void> {
  await client.query("select pg_notify($1, $2)", [channel, JSON.stringify({ migration, standing } satisfies Announcement)]);
}

/** Sent by the database when the transaction commits, and not at all when it does not. */
export async function notify(client: Pick<pg.PoolClient, "query">, { migration, subject, id }: Omit<News, "change">): Promise<void> {
  await client.query("select pg_notify($1, $2)", [
    channel,
    JSON.stringify({ migration, subject, id, change: changeBeingMade() } satisfies News),
  ]);
}
