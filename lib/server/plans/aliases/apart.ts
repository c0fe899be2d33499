import "server-only";
import type { NameApart } from "@/lib/contracts/aliases";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";

type Row = Omit<NameApart, "at"> & { at: Date };

const apartFrom = `select x.name, a.name as agent, x.reason, x.said_by as by, x.said_at as at from name_apart x
    join agent a on a.migration_id = x.migration_id and a.key = x.agent_key
   where x.migration_id = $1`;

const present = (row: Row): NameApart => ({ ...row, at: row.at.toISOString() });

export async function findApart(
  db: Queryable,
  migrationId: string,
  { name, agent }: Pick<NameApart, "name" | "agent">,
): Promise<NameApart | null> {
  const { rows } = await db.query<Row>(`${apartFrom} and x.name = $2 and a.name = $3`, [migrationId, name, agent]);
  return rows[0] ? present(rows[0]) : null;
}

/** What was said of an agent, whichever of the two names is its own. */
export async function apartOf(migrationId: string, { key, fqdn }: { key: number; fqdn: string }): Promise<NameApart[]> {
  const { rows } = await pool().query<Row>(`${apartFrom} and (x.agent_key = $2 or x.name = $3) order by x.name, a.name collate "C"`, [
    migrationId,
    key,
    fqdn,
  ]);
  return rows.map(present);
}

/** Pairs of a name and the key of the agent that it does not mean, with a blank between. */
export async function loadApart(db: Queryable, migrationId: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ pair: string }>("select name || ' ' || agent_key as pair from name_apart where migration_id = $1", [
    migrationId,
  ]);
  return new Set(rows.map(({ pair }) => pair));
}
