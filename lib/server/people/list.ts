import "server-only";
import type pg from "pg";
import type { Person } from "@/lib/contracts/people";
import { notFound } from "@/lib/server/answers/problem";
import { asRole } from "@/lib/server/auth/session";
import { pool } from "@/lib/server/database/pool";

type Row = { id: string; name: string; email: string; role: string; active: boolean; createdAt: Date; seenAt: Date | null };

const columns = `id, name, email, role, not coalesce(banned, false) as active, "createdAt",
  (select max(s."updatedAt") from session s where s."userId" = u.id) as "seenAt"`;

export async function listPeople(): Promise<{ items: Person[]; nextCursor: null; total: number }> {
  const { rows } = await pool().query<Row>(`select ${columns} from "user" u order by banned, lower(name), id`);
  return { items: rows.map(present), nextCursor: null, total: rows.length };
}

export async function readPerson(client: Pick<pg.PoolClient, "query">, id: string): Promise<Person> {
  const { rows } = await client.query<Row>(`select ${columns} from "user" u where id = $1`, [id]);
  const [row] = rows;
  if (!row) throw notFound("The account");
  return present(row);
}

function present({ role, createdAt, seenAt, ...row }: Row): Person {
  return { ...row, role: asRole(role), createdAt: createdAt.toISOString(), seenAt: seenAt?.toISOString() ?? null };
}
