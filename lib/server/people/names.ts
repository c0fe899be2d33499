import "server-only";
import { likenessOf } from "@/lib/domain/names";
import { conflict } from "@/lib/server/answers/problem";
import { lock } from "@/lib/server/database/lock";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { systemActor } from "@/lib/server/events/call";

/**
 * The activity tells who did what by name, so nobody is called like another person, like a service that has a token, or like
 * Tandem itself: neither person nor service. Until the transaction ends nobody else takes a name. Names given before this
 * rule stay; a service may be called like another service.
 * @param who the person that already has an id; a token of a service has none
 */
export async function refuseTakenName(db: Queryable, name: string, who: { person: string } | "service") {
  await lock(db, "names of accounts");
  const { user, apiToken } = tables(db);
  const select = { name: true };
  const people = await user.findMany({ where: who === "service" ? {} : { id: { not: who.person } }, select });
  const services = who === "service" ? [] : await apiToken.findMany({ where: { personId: null, revokedAt: null }, select });
  const likeness = likenessOf(name);
  const taken = [systemActor, ...people, ...services].find((other) => likenessOf(other.name) === likeness)?.name;
  if (taken !== undefined)
    throw conflict("name-taken", `"${taken}" is somebody else's name already. Add what tells the two apart, such as a department.`);
}
