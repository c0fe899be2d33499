import "server-only";
import type pg from "pg";
import { copyOut, uncopied } from "@/lib/server/database/copy-out";
import { pool } from "@/lib/server/database/pool";
import { int, listOf, readRows } from "@/lib/server/database/rows";
import { typedOrListed } from "@/lib/server/plans/typed-or-listed";
import type { Values } from "./columns";

/**
 * What the database holds of a migration at one instant: `facts` counts what was written of agents, `log` what imports came, went or are read otherwise,
 * `plans` what people say.
 */
export type Revision = { facts: number; log: number; plans: number };
/** Rows as they come: agents in the order of their names, periods in none. */
export type Told = { keys: number[]; names: string[] };
export type ToldPeriods = { keys: number[]; from: number[]; to: number[]; told: number[] };
export type ToldPlans = { keys: number[]; said: number[]; listed: number[] };

/** Asks several things of one instant, whatever is committed meanwhile. */
export async function atOneInstant<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query(
      "begin isolation level repeatable read, read only; set local timezone to 'UTC'; set local datestyle to 'ISO'; set local jit to off",
    );
    return await work(client);
  } finally {
    // Nothing was written: there is nothing to keep or to lose.
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    client.release(broken);
  }
}

export async function revisionIn(db: Pick<pg.ClientBase, "query">, migrationId: string): Promise<Revision> {
  const rows = await readRows(
    db,
    { facts: int, log: int, plans: int },
    `select m.written as facts, m.facts_revision as log, coalesce(r.revision, 0) as plans
       from migration m left join agent_plan_revision r on r.migration_id = m.id where m.id = $1`,
    [migrationId],
  );
  return rows[0] ?? { facts: 0, log: 0, plans: 0 };
}

/** `above`: only agents of a higher key. */
export async function readAgents(client: pg.PoolClient, migrationId: string, above = 0): Promise<Told> {
  const told: Told = { keys: [], names: [] };
  const text = `select key, name from agent where migration_id = ${of(client, migrationId)} and key > ${above} order by name collate "C"`;
  await copyOut(client, text, (line) => {
    const tab = line.indexOf("\t");
    told.keys.push(Number(line.slice(0, tab)));
    told.names.push(uncopied(line.slice(tab + 1)));
  });
  return told;
}

/** `only`: of these agents. */
export async function readPeriods(
  client: pg.PoolClient,
  migrationId: string,
  { told, instants }: Values,
  only: readonly number[] | null = null,
): Promise<ToldPeriods> {
  const rows: ToldPeriods = { keys: [], from: [], to: [], told: [] };
  const text = `select agent_key, from_at, to_at, told from agent_period where migration_id = ${of(client, migrationId)}${among(only)}`;
  await copyOut(client, text, (line) => {
    const [one, two] = [line.indexOf("\t"), line.indexOf("\t", line.indexOf("\t") + 1)];
    const three = line.indexOf("\t", two + 1);
    rows.keys.push(Number(line.slice(0, one)));
    rows.from.push(instants.idOf(line.slice(one + 1, two)));
    rows.to.push(instants.idOf(line.slice(two + 1, three)));
    rows.told.push(told.idOf(line.slice(three + 1)));
  });
  return rows;
}

/** What people typed of agents and what their lists say, where either does. What is typed counts before a list; tags of both stand together. */
export async function readPlans(
  client: pg.PoolClient,
  migrationId: string,
  { said, listed }: Values,
  only: readonly number[] | null = null,
): Promise<ToldPlans> {
  const rows: ToldPlans = { keys: [], said: [], listed: [] };
  const own = (table: string) => `(select * from ${table} where migration_id = ${of(client, migrationId)}${among(only)})`;
  const text = `select coalesce(pl.agent_key, li.agent_key),
      json_build_array(${typedOrListed.owner}, ${typedOrListed.tags}, pl.method, pl.excluded_at is not null, pl.alerts_from), li."values"
    from ${own("agent_plan")} pl full join ${own("agent_listed")} li on li.agent_key = pl.agent_key`;
  await copyOut(client, text, (line) => {
    const [one, two] = [line.indexOf("\t"), line.lastIndexOf("\t")];
    rows.keys.push(Number(line.slice(0, one)));
    rows.said.push(said.idOf(line.slice(one + 1, two)));
    const values = line.slice(two + 1);
    rows.listed.push(listed.idOf(values === "\\N" ? "" : values));
  });
  return rows;
}

/**
 * Agents whose periods or plans were written after a revision; null where what is remembered of that does not reach back so far. What is newer than
 * `until` is none of it.
 */
export async function readMoved(
  client: pg.PoolClient,
  migrationId: string,
  what: "facts" | "plans",
  after: number,
  until: number,
): Promise<number[] | null> {
  if (until === after) return [];
  const rows = await readRows(
    client,
    { keys: listOf(int) },
    `select keys from agent_moved where migration_id = $1 and "of" = $2 and revision > $3 and revision <= $4`,
    [migrationId, what, after, until],
  );
  return rows.length === until - after ? [...new Set(rows.flatMap(({ keys }) => keys))] : null;
}

/** COPY takes no parameters. */
const of = (client: pg.PoolClient, migrationId: string) => client.escapeLiteral(migrationId);
const among = (only: readonly number[] | null) => (only ? ` and agent_key = any('{${only.map(Number).join(",")}}')` : "");
