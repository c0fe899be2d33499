import "server-only";
import { likenessOf } from "@/lib/domain/names";
import { conflict } from "@/lib/server/answers/problem";
import { lock } from "@/lib/server/database/lock";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** No migration that people see is called like another one of them, nor so that it would be taken for it. */
export async function refuseTakenName(db: Queryable, name: string, id: string): Promise<void> {
  await lock(db, "names of migrations");
  const others = await tables(db).migration.findMany({ where: { archivedAt: null, id: { not: id } }, select: { name: true } });
  const likeness = likenessOf(name);
  const taken = others.find((other) => likenessOf(other.name) === likeness);
  if (taken) throw conflict("name-taken", `There is a migration called "${taken.name}" already.`);
}
