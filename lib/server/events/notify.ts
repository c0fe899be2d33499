import "server-only";
import type pg from "pg";
import type { ChangeNotice } from "@/lib/contracts/activity";

export const channel = "tandem";

/** Which thing of which migration changed. No content: whoever hears it asks again with their own rights. */
export type Notice = ChangeNotice & { migration: string };

/** Sent by the database when the transaction commits, and not at all when it does not. */
export async function notify(client: Pick<pg.PoolClient, "query">, { migration, subject, id }: Notice): Promise<void> {
  await client.query("select pg_notify($1, $2)", [channel, JSON.stringify({ migration, subject, id })]);
}
