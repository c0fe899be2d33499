import "server-only";
import type pg from "pg";
import { likenessOf } from "@/lib/domain/names";
import { conflict } from "@/lib/server/answers/problem";
import { systemActor } from "@/lib/server/events/record";

const namesLock = 72_707_012;

/**
 * The activity tells who did what by name, so nobody is called like another person, like a service that has a token, or like
 * Tandem itself: neither person nor service. Until the transaction ends nobody else takes a name. Names given before this
 * rule stay; a service may be called like another service.
 * @param who the person that already has an id; a token of a service has none
 */
export async function refuseTakenName(client: Pick<pg.PoolClient, "query">, name: string, who: { person: string } | "service") {
  await client.query("select pg_advisory_xact_lock($1)", [namesLock]);
  const found = await client.query<{ name: string }>(
    `select name from "user" where id <> $1
     union all select name from api_token where $2 and person_id is null and revoked_at is null`,
    [who === "service" ? "" : who.person, who !== "service"],
  );
  const likeness = likenessOf(name);
  const taken = [systemActor.name, ...found.rows.map((row) => row.name)].find((other) => likenessOf(other) === likeness);
  if (taken !== undefined)
    throw conflict("name-taken", `"${taken}" is somebody else's name already. Add what tells the two apart, such as a department.`);
}
