import "server-only";
import { firstLabel } from "@/lib/domain/agent-names";
import { type ComponentChange, componentHistory } from "@/lib/domain/component-history";
import { likenessOf } from "@/lib/domain/names";
import { familiesOf, type NameIdentity } from "@/lib/domain/naming/kin";
import type { NamesKnown } from "@/lib/domain/naming/logged-rows";
import { type NamesTold, namesKnown } from "@/lib/domain/naming/names-told";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, readRows, text } from "@/lib/server/database/rows";
import { loadApart } from "@/lib/server/plans/aliases/apart";
import { loadAliases } from "@/lib/server/plans/aliases/known";
import { loadObservations } from "./server-sightings";

/** What decides whom the names in exports of agents mean. Names that stand in no family mean themselves. */
export type Naming = {
  families: readonly (readonly number[])[];
  familyOf: ReadonlyMap<number, readonly number[]>;
  /** What is known of names, as it was told and as questions. */
  told: NamesTold;
  known: NamesKnown;
};

/** `servers`: what exports of servers tell, where that was worked out already. */
export async function loadNaming(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  servers?: readonly ComponentChange[],
): Promise<Naming> {
  const aliases = await loadAliases(db, migrationId);
  const apart = await loadApart(db, migrationId);
  const changes = servers ?? (await serverChanges(db, migrationId));
  const listed = await serverNames(db, migrationId);
  const said = [...aliases].map(([name, { agent }]) => ({ name, agent }));
  const peculiar = await peculiarNames(db, migrationId);
  const named = new Set([...said.flatMap(({ name, agent }) => [name, agent]), ...listed, ...peculiar.map(({ name }) => likenessOf(name))]);
  const bares = peculiar.flatMap(({ name }) => (name.includes(".") ? [] : [name]));
  const mates = await namesAmong(db, migrationId, [...named], bares);
  const withoutDomain = peculiar.flatMap(({ key, name }) => (name.includes(".") ? [] : [key]));
  const ids = withoutDomain.length ? await idsOf(db, migrationId, timeline, withoutDomain) : [];
  const twins = await namesOf(db, migrationId, [...new Set(ids.map(({ key }) => key))]);
  const names = [...new Map([...peculiar, ...mates, ...twins].map((one) => [one.key, one])).values()];
  const families = familiesOf(names, { aliases: said, ids, alone: listed });
  const told: NamesTold = {
    aliases,
    apart,
    names: new Map(names.map(({ key, name }) => [key, name])),
    capturedAt: new Map(timeline.imports.map((one) => [one.number, one.at])),
  };
  return {
    families,
    familyOf: new Map(families.flatMap((family) => family.map((key) => [key, family] as const))),
    told,
    known: namesKnown(told, changes),
  };
}

async function serverChanges(db: Queryable, migrationId: string): Promise<readonly ComponentChange[]> {
  const { imports, sightings } = await loadObservations(db, migrationId, null, "servers");
  return componentHistory(imports, sightings).changes;
}

/** Names of all that any export ever called a management server or a gateway, and their first labels. */
async function serverNames(db: Queryable, migrationId: string): Promise<ReadonlySet<string>> {
  const rows = await readRows(
    db,
    { name: text },
    `select distinct name from component_observation
      where migration_id = $1 and kind in ('managementServer', 'gateway') and name is not null`,
    [migrationId],
  );
  return new Set(rows.flatMap(({ name }) => [name, firstLabel(name)]));
}

/** Names without a domain, and those with letters beyond ASCII. */
async function peculiarNames(db: Queryable, migrationId: string): Promise<NameIdentity[]> {
  return await identitiesWhere(db, migrationId, "(position('.' in name) = 0 or octet_length(name) <> char_length(name))");
}

/** The identities of these names, and those with one of these first labels. */
async function namesAmong(
  db: Queryable,
  migrationId: string,
  names: readonly string[],
  labels: readonly string[],
): Promise<NameIdentity[]> {
  const same = names.length ? await identitiesWhere(db, migrationId, "name = any($2)", names) : [];
  const withLabel = "position('.' in name) > 0 and split_part(name, '.', 1) = any($2)";
  const longer = labels.length ? await identitiesWhere(db, migrationId, withLabel, labels) : [];
  return [...same, ...longer];
}

async function namesOf(db: Queryable, migrationId: string, keys: readonly number[]): Promise<NameIdentity[]> {
  return keys.length ? await identitiesWhere(db, migrationId, "key = any($2)", keys) : [];
}

/** `condition`: of the columns of agents, with $2 for what it is about. */
async function identitiesWhere(db: Queryable, migrationId: string, condition: string, ...about: unknown[]): Promise<NameIdentity[]> {
  const question = `select key, name from agent where migration_id = $1 and ${condition}`;
  return await readRows(db, { key: int, name: text }, question, [migrationId, ...about]);
}

/** Ids that rows by these names carry, with the keys of all names whose rows carry them. In steps, so that no plan rests on fresh statistics. */
async function idsOf(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  keys: readonly number[],
): Promise<{ key: number; objectId: string }[]> {
  const numbers = timeline.imports.map(({ number }) => number);
  const bare = await readRows(
    db,
    { value: text },
    "select distinct value from observation where migration_id = $1 and number = any($2) and name_key = any($3) and value is not null",
    [migrationId, numbers, keys],
  );
  if (!bare.length) return [];
  const ids = await readRows(
    db,
    { id: text },
    `select distinct facts ->> 'objectId' as id from fact_value
      where migration_id = $1 and hash = any($2::uuid[]) and facts ->> 'objectId' is not null`,
    [migrationId, bare.map(({ value }) => value)],
  );
  if (!ids.length) return [];
  const values = await readRows(
    db,
    { value: text, objectId: text },
    `select hash as value, facts ->> 'objectId' as "objectId" from fact_value where migration_id = $1 and facts ->> 'objectId' = any($2)`,
    [migrationId, ids.map(({ id }) => id)],
  );
  const objectIds = new Map(values.map(({ value, objectId }) => [value, objectId]));
  const carriers = await readRows(
    db,
    { key: int, value: text },
    `select distinct name_key as key, value from observation
      where migration_id = $1 and number = any($2) and value = any($3::uuid[]) and name_key is not null`,
    [migrationId, numbers, [...objectIds.keys()]],
  );
  return carriers.flatMap(({ key, value }) => {
    const objectId = objectIds.get(value);
    return objectId === undefined ? [] : [{ key, objectId }];
  });
}
