import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import { copyRows } from "@/lib/server/database/copy";
import { int, readRows, text } from "@/lib/server/database/rows";

/** Keys of agents by name, and the first key of those that nothing was known of before (`fresh`, in the order of their keys). */
export type Identities = { keys: ReadonlyMap<string, number>; firstNew: number; fresh: readonly string[] };

/** Keys of agents by name; those not known yet are created. An identity is made once and never deleted. */
export async function identify(client: pg.PoolClient, migrationId: string, names: ReadonlySet<string>): Promise<Identities> {
  const rows = await readRows(client, { name: text, key: int }, "select name, key from agent where migration_id = $1 and name = any($2)", [
    migrationId,
    [...names],
  ]);
  const keys = new Map(rows.map((row) => [row.name, row.key]));
  const fresh = [...names].filter((name) => !keys.has(name));
  if (!fresh.length) return { keys, firstNew: Number.POSITIVE_INFINITY, fresh };
  const taken = await readRows(
    client,
    { last: int },
    "update migration set last_agent = last_agent + $2 where id = $1 returning last_agent as last",
    [migrationId, fresh.length],
  );
  const firstNew = (taken[0]?.last ?? fresh.length) - fresh.length + 1;
  for (const [i, name] of fresh.entries()) keys.set(name, firstNew + i);
  await copyRows(client, "agent", ["migration_id", "key", "id", "name"], identities(migrationId, firstNew, fresh));
  return { keys, firstNew, fresh };
}

function* identities(migrationId: string, firstNew: number, names: readonly string[]) {
  for (const [i, name] of names.entries()) yield [migrationId, firstNew + i, v7(), name];
}
