import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import type { z } from "zod";
import type { Migration, migrationPatch } from "@/lib/contracts/migrations";
import { conflict, invalidRequest } from "@/lib/server/answers/problem";

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
export async function changeGroups(client: pg.PoolClient, migration: Migration, wanted: Wanted): Promise<void> {
  const kept = new Set(wanted.flatMap((group) => group.id ?? []));
  const stranger = [...kept].find((id) => !migration.groups.some((group) => group.id === id));
  if (stranger) throw invalidRequest(`This migration has no management group with the id ${stranger}.`);
  if (kept.size !== wanted.filter((group) => group.id).length) throw invalidRequest("A management group is listed twice.");
  for (const group of migration.groups.filter((known) => !kept.has(known.id))) await removeGroup(client, migration.id, group);

  // Two groups may swap their names, so all of them let go of theirs first.
  await client.query("update management_group set name = id::text where migration_id = $1", [migration.id]);
  for (const group of wanted) {
    if (group.id) {
      const before = migration.groups.find(({ id }) => id === group.id);
      if (before?.retiredOn && group.role !== "source")
        throw conflict("group-in-use", `${before.name} is retired, so it stays an original. Take the retirement back first.`);
      await client.query("update management_group set name = $3, role = $4, release = $5 where migration_id = $1 and id = $2", [
        migration.id,
        group.id,
        group.name,
        group.role,
        group.release,
      ]);
    } else {
      await client.query(
        `insert into management_group (migration_id, key, id, name, role, release)
         select $1, coalesce(max(key), 0) + 1, $2, $3, $4, $5 from management_group where migration_id = $1`,
        [migration.id, v7(), group.name, group.role, group.release],
      );
    }
  }
}

/** Undone imports keep their place in the history and name their group there, so they count as well. */
async function removeGroup(client: pg.PoolClient, migration: string, group: { id: string; name: string }): Promise<void> {
  const used = await client.query(
    `select 1 from import i join management_group g on g.migration_id = i.migration_id and g.key = any(i.group_keys)
     where i.migration_id = $1 and g.id = $2 limit 1`,
    [migration, group.id],
  );
  if (used.rowCount !== 0)
    throw conflict("group-in-use", `Imports speak of the management group "${group.name}", so it cannot be taken away. It can be renamed.`);
  const entered = await client.query(
    `select 1 from component_entry c join management_group g on g.migration_id = c.migration_id and g.key = c.group_key
     where c.migration_id = $1 and g.id = $2 limit 1`,
    [migration, group.id],
  );
  if (entered.rowCount !== 0)
    throw conflict(
      "group-in-use",
      `Servers or roles were entered for the management group "${group.name}", so it cannot be taken away. It can be renamed.`,
    );
  await client.query(
    `delete from group_statement where migration_id = $1
        and group_key in (select key from management_group where migration_id = $1 and id = $2)`,
    [migration, group.id],
  );
  await client.query("delete from management_group where migration_id = $1 and id = $2", [migration, group.id]);
}
