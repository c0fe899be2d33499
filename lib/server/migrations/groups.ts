import "server-only";
import { v7 } from "uuid";
import type { z } from "zod";
import type { Migration, migrationPatch } from "@/lib/contracts/migrations";
import { conflict, invalidRequest } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

type Wanted = NonNullable<z.output<typeof migrationPatch>["groups"]>;
type Present = Migration["groups"];

/** The order of the list says nothing, so that only what a group is called and what it is counts. */
export function groupsDiffer(present: Present, wanted: Wanted): boolean {
  if (present.length !== wanted.length) return true;
  return wanted.some((group) => {
    const same = present.find((known) => known.id === group.id);
    return !same || same.name !== group.name || same.role !== group.role || same.release !== group.release;
  });
}

/** Groups are matched by id; one without is new, one that is left out goes, unless an import speaks of it. */
export async function changeGroups(db: Queryable, migration: Migration, wanted: Wanted): Promise<void> {
  const kept = new Set(wanted.flatMap((group) => group.id ?? []));
  const stranger = [...kept].find((id) => !migration.groups.some((group) => group.id === id));
  if (stranger) throw invalidRequest(`This migration has no management group with the id ${stranger}.`);
  if (kept.size !== wanted.filter((group) => group.id).length) throw invalidRequest("A management group is listed twice.");
  for (const group of migration.groups.filter((known) => !kept.has(known.id))) await removeGroup(db, migration.id, group);

  const { managementGroup } = tables(db);
  // Two groups may swap their names, so all of them let go of theirs first.
  for (const { id } of wanted) if (id) await managementGroup.update({ where: { id }, data: { name: id } });
  for (const { id, name, role, release } of wanted) {
    const before = migration.groups.find((group) => group.id === id);
    if (before?.retiredOn && role !== "source")
      throw conflict("group-in-use", `${before.name} is retired, so it stays an original. Undo the retirement first.`);
    if (id) await managementGroup.update({ where: { id }, data: { name, role, release } });
    else
      await managementGroup.create({
        data: { migrationId: migration.id, key: await freeKey(db, migration.id), id: v7(), name, role, release },
      });
  }
}

async function freeKey(db: Queryable, migrationId: string): Promise<number> {
  return ((await tables(db).managementGroup.aggregate({ where: { migrationId }, _max: { key: true } }))._max.key ?? 0) + 1;
}

/** Undone imports keep their place in the history and name their group there, so they count as well. */
async function removeGroup(db: Queryable, migrationId: string, { id, name }: { id: string; name: string }): Promise<void> {
  const { managementGroup, import: imports, componentEntry, groupStatement, collectionSchedule } = tables(db);
  const { key } = await managementGroup.findUniqueOrThrow({ where: { id }, select: { key: true } });
  const inUse = (what: string) => conflict("group-in-use", `${what} "${name}", so it cannot be taken away. It can be renamed.`);
  if (await imports.count({ where: { migrationId, groupKeys: { has: key } } })) throw inUse("Imports speak of the management group");
  if (await componentEntry.count({ where: { migrationId, groupKey: key } }))
    throw inUse("Servers or roles were entered for the management group");
  await groupStatement.deleteMany({ where: { migrationId, groupKey: key } });
  await collectionSchedule.deleteMany({ where: { migrationId, groupKey: key } });
  await managementGroup.delete({ where: { id } });
}
