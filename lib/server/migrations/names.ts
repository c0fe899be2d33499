import "server-only";
import type pg from "pg";
import { likenessOf } from "@/lib/domain/names";
import { conflict } from "@/lib/server/answers/problem";

const namesLock = 72_707_013;

/** No migration that people see is called like another one of them, nor so that it would be taken for it. */
export async function refuseTakenName(client: Pick<pg.PoolClient, "query">, name: string, id: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1)", [namesLock]);
  const { rows } = await client.query<{ name: string }>("select name from migration where archived_at is null and id <> $1", [id]);
  const likeness = likenessOf(name);
  const taken = rows.find((other) => likenessOf(other.name) === likeness);
  if (taken) throw conflict("name-taken", `There is a migration called "${taken.name}" already.`);
}
