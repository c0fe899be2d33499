import "server-only";
import { z } from "zod";
import { type NameApart, nameApart } from "@/lib/contracts/aliases";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

const row = nameApart.extend({ at: z.date() });

const apartFrom = `select x.name, a.name as agent, x.reason, x.said_by as by, x.said_at as at from name_apart x
    join agent a on a.migration_id = x.migration_id and a.key = x.agent_key
   where x.migration_id = $1`;

const present = (found: z.infer<typeof row>): NameApart => ({ ...found, at: found.at.toISOString() });

export async function findApart(
  db: Queryable,
  migrationId: string,
  { name, agent }: Pick<NameApart, "name" | "agent">,
): Promise<NameApart | null> {
  const [found] = await asked(db, row, `${apartFrom} and x.name = $2 and a.name = $3`, [migrationId, name, agent]);
  return found ? present(found) : null;
}

/** What was said of an agent, whichever of the two names is its own. */
export async function apartOf(migrationId: string, { key, fqdn }: { key: number; fqdn: string }): Promise<NameApart[]> {
  const text = `${apartFrom} and (x.agent_key = $2 or x.name = $3) order by x.name, a.name collate "C"`;
  return (await asked(pool(), row, text, [migrationId, key, fqdn])).map(present);
}

/** Pairs of a name and the key of the agent that it does not mean, with a blank between. */
export async function loadApart(db: Queryable, migrationId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(db).nameApart.findMany({ where: { migrationId }, select: { name: true, agentKey: true } });
  return new Set(rows.map(({ name, agentKey }) => `${name} ${agentKey}`));
}
