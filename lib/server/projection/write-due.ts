import "server-only";
import type pg from "pg";
import { copyRows } from "@/lib/server/database/copy";

/** Keeps when time alone will next change each of these agents; null: never. Milliseconds. */
export async function writeDue(client: pg.PoolClient, migrationId: string, agents: readonly { key: number; at: number | null }[]) {
  await client.query("delete from agent_due where migration_id = $1 and agent_key = any($2)", [migrationId, agents.map(({ key }) => key)]);
  const rows = agents.flatMap(({ key, at }) => (at === null ? [] : [[migrationId, key, new Date(at)]]));
  if (rows.length) await copyRows(client, "agent_due", ["migration_id", "agent_key", "at"], rows);
}
