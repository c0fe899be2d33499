import "server-only";
import { v7 } from "uuid";
import type { PersonRole } from "@/lib/domain/roles";
import { conflict, notFound } from "@/lib/server/answers/problem";
import { accountKey, forgive } from "@/lib/server/auth/attempts";
import { hashPassword } from "@/lib/server/auth/passwords";
import { lock } from "@/lib/server/database/lock";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { By, Told } from "@/lib/server/events/change";
import { refuseTakenName } from "./names";

export type PersonRow = { id: string; name: string; email: string; role: string };
export type NewPerson = { name: string; email: string; password: string; role: PersonRole; id?: string };

/** An account with a password, and the event of it, for `change`. */
export async function createPerson(db: Queryable, input: NewPerson, { now, actor }: By): Promise<{ answer: PersonRow; told: Told }> {
  const { name, role, id = v7() } = input;
  const person = { id, name, email: input.email.toLowerCase(), role };
  const { email } = person;
  const { user, account } = tables(db);
  const dated = { createdAt: now, updatedAt: now };
  await lock(db, "names of accounts");
  if (await user.findUnique({ where: { email }, select: { id: true } }))
    throw conflict("conflict", `There is an account with the address ${email} already.`);
  await refuseTakenName(db, name, { person: id });
  await user.create({ data: { ...person, emailVerified: true, ...dated } });
  const password = await hashPassword(input.password);
  await account.create({ data: { id: v7(), accountId: id, providerId: "credential", userId: id, password, ...dated } });
  return {
    answer: person,
    told: {
      verb: "people.create",
      subject: { kind: "person", id, name },
      summary: `${actor.name} made an account for ${name} with the role ${role}.`,
      after: { email, role },
    },
  };
}

export async function findPerson(db: Queryable, email: string): Promise<PersonRow> {
  const select = { id: true, name: true, email: true, role: true };
  const person = await tables(db).user.findUnique({ where: { email: email.trim().toLowerCase() }, select });
  if (!person) throw notFound(`An account with the address ${email}`);
  return person;
}

/** Set by an administrator: every session of that person ends. */
export async function setPassword(
  db: Queryable,
  { id, name, email }: Pick<PersonRow, "id" | "name" | "email">,
  password: string,
  { actor, now }: By,
): Promise<Told> {
  const { account, session } = tables(db);
  const data = { password: await hashPassword(password), updatedAt: now };
  await account.updateMany({ where: { userId: id, providerId: "credential" }, data });
  await session.deleteMany({ where: { userId: id } });
  await forgive(accountKey(email), db);
  const summary = `${actor.name} set a new password for ${name}.`;
  return { verb: "people.password", subject: { kind: "person", id, name }, summary };
}
