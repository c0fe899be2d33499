import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import type { Role } from "@/lib/domain/roles";
import { conflict, notFound } from "@/lib/server/answers/problem";
import { accountKey, forgive } from "@/lib/server/auth/attempts";
import { hashPassword } from "@/lib/server/auth/passwords";
import { type EventActor, record } from "@/lib/server/events/record";
import { refuseTakenName } from "./names";

type Client = Pick<pg.PoolClient, "query">;
type Told<A> = { actor: A; now: Date; requestId?: string | null };

export type PersonRow = { id: string; name: string; email: string; role: string };
export type NewPerson = { name: string; email: string; password: string; role: Role };

/** An account with a password. Without an actor (the first account) the person is said to have made it. */
export async function createPerson(client: Client, input: NewPerson, told: Told<EventActor | "self">): Promise<PersonRow> {
  const person: PersonRow = { id: v7(), name: input.name, email: input.email.toLowerCase(), role: input.role };
  const added = await client.query(
    `insert into "user" (id, name, email, role, "emailVerified", "createdAt", "updatedAt") values ($1, $2, $3, $4, true, $5, $5) on conflict (email) do nothing`,
    [person.id, person.name, person.email, person.role, told.now],
  );
  if (added.rowCount === 0) throw conflict("conflict", `There is an account with the address ${person.email} already.`);
  await refuseTakenName(client, person.name, { person: person.id });
  await client.query(
    `insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt") values ($1, $2, 'credential', $2, $3, $4, $4)`,
    [v7(), person.id, await hashPassword(input.password), told.now],
  );
  const actor: EventActor = told.actor === "self" ? { kind: "person", id: person.id, name: person.name } : told.actor;
  await record(client, {
    migrationId: null,
    at: told.now,
    actor,
    verb: "people.create",
    subject: subjectOf(person),
    requestId: told.requestId,
    summary: `${actor.name} made an account for ${person.name} with the role ${person.role}.`,
    after: { email: person.email, role: person.role },
  });
  return person;
}

export async function findPerson(client: Client, email: string): Promise<PersonRow> {
  const found = await client.query<PersonRow>(`select id, name, email, role from "user" where email = $1`, [email.trim().toLowerCase()]);
  const [person] = found.rows;
  if (!person) throw notFound(`An account with the address ${email}`);
  return person;
}

/** Set by an administrator: every session of that person ends. */
export async function setPassword(
  client: Client,
  person: Pick<PersonRow, "id" | "name" | "email">,
  password: string,
  { actor, now, requestId }: Told<EventActor>,
): Promise<void> {
  await client.query(`update account set password = $2, "updatedAt" = $3 where "userId" = $1 and "providerId" = 'credential'`, [
    person.id,
    await hashPassword(password),
    now,
  ]);
  await client.query(`delete from session where "userId" = $1`, [person.id]);
  await forgive(accountKey(person.email), client);
  await record(client, {
    migrationId: null,
    at: now,
    actor,
    verb: "people.password",
    subject: subjectOf(person),
    requestId,
    summary: `${actor.name} set a new password for ${person.name}.`,
  });
}

function subjectOf({ id, name }: Pick<PersonRow, "id" | "name">) {
  return { kind: "person", id, name };
}
