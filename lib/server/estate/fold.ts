import "server-only";
import type pg from "pg";
import { compareBytes } from "@/lib/domain/byte-order";
import { type Agents, agentsOf, type Columns, emptyValues, highestKey, nameAt, placesOf, unsaid } from "./columns";
import type { Handed } from "./handed";
import { periodsOf, toldOf, withFresh } from "./periods";
import { type Revision, readAgents, readMoved, readPeriods, readPlans, type Told, type ToldPeriods, type ToldPlans } from "./reading";

export type Loaded = { columns: Columns; revision: Revision };

/** All agents of a migration, in the transaction of one instant. `news`: all that was ever written of them, where it was handed over. */
export async function load(
  client: pg.PoolClient,
  migrationId: string,
  revision: Revision,
  news: readonly Handed[] | null = null,
): Promise<Loaded> {
  const values = emptyValues();
  // What was written first is all that there is.
  const only = news?.length === 1 ? news[0] : undefined;
  const first = only && names(only, null) ? only : undefined;
  const told = first?.newborn ?? (await readAgents(client, migrationId));
  const agents = agentsOf(told.keys, told.names, values);
  const placeOf = placesOf(agents);
  const rows = first ? toldOf(first, values) : await readPeriods(client, migrationId, values);
  const periods = periodsOf(rows, placeOf, told.keys.length, values);
  const plans = enter(emptyPlans(told.keys.length), await readPlans(client, migrationId, values), placeOf);
  return { revision, columns: { agents, periods, ...plans, values } };
}

/**
 * The same from what was loaded before, with what moved since: as it was handed over (`news`), else as it is read. Where much did, or more than is
 * remembered, all is loaded again; so it is when most of the values that were ever told are told no more.
 */
export async function fold(
  client: pg.PoolClient,
  migrationId: string,
  { columns, revision }: Loaded,
  until: Revision,
  news: readonly Handed[] | null,
): Promise<Loaded> {
  const planned = await readMoved(client, migrationId, "plans", revision.plans, until.plans);
  const worn = columns.values.told.values.length > most * columns.periods.told.length + few;
  if (!planned || worn) return await load(client, migrationId, until);
  const { values } = columns;
  const plans = planned.length ? { moved: planned, told: await readPlans(client, migrationId, values, planned) } : null;
  const handed = news && withNews(columns, news);
  if (handed) return { revision: until, columns: plans ? withMoved(handed, { newborn: nobody, moved: [], fresh: null, plans }) : handed };
  const moved = await readMoved(client, migrationId, "facts", revision.facts, until.facts);
  if (!moved || moved.length > columns.agents.keys.length / 2 + few) return await load(client, migrationId, until);
  if (moved.length === 0 && !plans) return { columns, revision: until };
  const newborn = moved.length ? await readAgents(client, migrationId, highestKey(columns.agents)) : nobody;
  const fresh = moved.length ? await readPeriods(client, migrationId, values, moved) : null;
  return { revision: until, columns: withMoved(columns, { newborn, moved, fresh, plans }) };
}

const nobody: Told = { keys: [], names: [] };

/** Null where names are missing in between, of an import that nobody applied yet: they were handed to nobody. */
function withNews(columns: Columns, news: readonly Handed[]): Columns | null {
  let made = columns;
  for (const one of news) {
    if (!names(one, made.agents)) return null;
    made = withMoved(made, { newborn: one.newborn ?? nobody, moved: one.moved, fresh: toldOf(one, columns.values), plans: null });
  }
  return made;
}

/** Whether those who are new follow those of before, and all who moved are among them. Keys are given one after the other, also to names of imports that wait. */
function names({ moved, newborn }: Handed, before: Agents | null): boolean {
  const highest = before ? highestKey(before) : 0;
  const last = highest + (newborn?.keys.length ?? 0);
  return (newborn?.keys.every((key) => key > highest && key <= last) ?? true) && moved.every((key) => key <= last);
}

/** So many values may be told for each period that there is, and these before anybody counts. */
const most = 0.5;
const few = 10_000;

type MovedPlans = { moved: readonly number[]; told: ToldPlans };
type News = { newborn: Told; moved: readonly number[]; fresh: ToldPeriods | null; plans: MovedPlans | null };

function withMoved(columns: Columns, { newborn, moved, fresh, plans }: News): Columns {
  const { values } = columns;
  const { agents, olds } = withNewborn(columns, newborn);
  const placeOf = placesOf(agents);
  const said = { said: placed(columns.said, olds), listed: placed(columns.listed, olds) };
  for (const key of plans?.moved ?? []) {
    said.said[placeOf(key)] = unsaid;
    said.listed[placeOf(key)] = unsaid;
  }
  if (plans) enter(said, plans.told, placeOf);
  if (!fresh) return { agents, periods: columns.periods, ...said, values };
  const isFresh = new Uint8Array(agents.keys.length);
  for (const key of moved) isFresh[placeOf(key)] = 1;
  const own = periodsOf(fresh, placeOf, agents.keys.length, values);
  const places = olds ?? Int32Array.from(agents.keys, (_, place) => place);
  return { agents, periods: withFresh(columns.periods, places, own, isFresh), ...said, values };
}

const placed = (column: Uint32Array, olds: Int32Array | null) =>
  olds ? Uint32Array.from(olds, (was) => (was < 0 ? unsaid : (column[was] ?? unsaid))) : column.slice();

/** Agents with those that are new among them, and the place that each had before; -1: none. Null: all as before. */
function withNewborn({ agents, values }: Columns, { keys, names }: Told): { agents: Agents; olds: Int32Array | null } {
  if (keys.length === 0) return { agents, olds: null };
  const olds = new Int32Array(agents.keys.length + keys.length);
  const merged: Told = { keys: [], names: [] };
  let old = 0;
  let next = 0;
  for (let place = 0; place < olds.length; place++) {
    const fresh = names[next];
    const known = old < agents.keys.length ? nameAt(agents, old) : null;
    const isNew = fresh !== undefined && (known === null || compareBytes(fresh, known) < 0);
    olds[place] = isNew ? -1 : old;
    merged.keys.push((isNew ? keys[next] : agents.keys[old]) ?? 0);
    merged.names.push((isNew ? fresh : known) ?? "");
    if (isNew) next += 1;
    else old += 1;
  }
  return { agents: agentsOf(merged.keys, merged.names, values), olds };
}

type Plans = Pick<Columns, "said" | "listed">;
const emptyPlans = (agents: number): Plans => ({ said: new Uint32Array(agents), listed: new Uint32Array(agents) });

function enter(plans: Plans, { keys, said, listed }: ToldPlans, placeOf: (key: number) => number): Plans {
  for (const [i, key] of keys.entries()) {
    plans.said[placeOf(key)] = said[i] ?? unsaid;
    plans.listed[placeOf(key)] = listed[i] ?? unsaid;
  }
  return plans;
}
