import "server-only";
import type { Person } from "@/lib/contracts/people";
import { byName } from "@/lib/domain/names";
import { notFound } from "@/lib/server/answers/problem";
import { asRole } from "@/lib/server/auth/session";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export async function listPeople(): Promise<{ items: Person[]; nextCursor: null; total: number }> {
  const items = await readPeople(pool(), {});
  items.sort((a, b) => Number(b.active) - Number(a.active) || byName(a, b));
  return { items, nextCursor: null, total: items.length };
}

export async function readPerson(db: Queryable, id: string): Promise<Person> {
  const [person] = await readPeople(db, { id });
  if (!person) throw notFound("The account");
  return person;
}

async function readPeople(db: Queryable, where: { id?: string }): Promise<Person[]> {
  const lastSeen = { orderBy: { updatedAt: "desc" }, take: 1, select: { updatedAt: true } } as const;
  const rows = await tables(db).user.findMany({ where, include: { sessions: lastSeen } });
  return rows.map(({ id, name, email, role, banned, createdAt, sessions: [session] }) => ({
    id,
    name,
    email,
    role: asRole(role),
    active: !banned,
    createdAt: createdAt.toISOString(),
    seenAt: session?.updatedAt.toISOString() ?? null,
  }));
}
