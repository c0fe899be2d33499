import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { type Actor, type PersonRole, personRoles, type Role } from "@/lib/domain/roles";
import { invalidRequest, notFound } from "@/lib/server/answers/problem";
import { deactivated, isBanned } from "@/lib/server/auth/ban";
import { asRole } from "@/lib/server/auth/session";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { By, Made, Told } from "@/lib/server/events/change";
import { refuseTakenName } from "./names";

/** A token acts for a person (with at most their present role) or is a service of its own. */
export type TokenInput = { name: string; role: Role; person: { id: string; name: string } | null; expiresAt: Date | null };

export type Token = {
  id: string;
  name: string;
  role: Role;
  personId: string | null;
  personName: string | null;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

/** The secret, told this once: only its digest is stored. 32 random bytes need no slow hash. With the event of it, for `change`. */
export async function createToken(db: Queryable, input: TokenInput, { actor, now }: By): Promise<Made<{ id: string; secret: string }>> {
  const { name, role, person, expiresAt } = input;
  if (expiresAt && expiresAt <= now) throw invalidRequest("The token would have expired already.");
  if (person && role === "collector") throw invalidRequest("A token with the role collector acts for nobody.");
  if (!person) await refuseTakenName(db, name, "service");
  const id = v7();
  const secret = `tandem_${randomBytes(32).toString("base64url")}`;
  const personId = person?.id ?? null;
  await tables(db).apiToken.create({
    data: { id, name, role, personId, hash: digest(secret), createdAt: now, createdBy: actor.name, expiresAt },
  });
  return {
    answer: { id, secret },
    told: {
      verb: "tokens.create",
      subject: { kind: "token", id, name },
      summary: `${actor.name} made the token "${name}" with the role ${role}${person ? ` for ${person.name}` : ""}.`,
      after: { role, person: personId, expiresAt: expiresAt?.toISOString() ?? null },
    },
  };
}

export async function verifyToken(secret: string, now: Date): Promise<Actor | null> {
  if (!/^tandem_[\w-]{43}$/.test(secret)) return null;
  const token = await tables(pool()).apiToken.findUnique({ where: { hash: digest(secret) }, include: { person: true } });
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now)) return null;
  const { person } = token;
  if (!person) return { kind: "service", id: token.id, name: token.name, role: heldBy(token.role) };
  if (isBanned(person, now)) throw deactivated();
  return { kind: "person", id: person.id, name: person.name, role: lower(asRole(token.role), asRole(person.role)) };
}

/** The event of it; null where it was revoked before: twice is the same as once. */
export async function revokeToken(db: Queryable, id: string, { actor, now }: By): Promise<Told | null> {
  const { apiToken } = tables(db);
  const token = await apiToken.findUnique({ where: { id }, select: { name: true } });
  if (!token) throw notFound("The token");
  const { count } = await apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  if (!count) return null;
  const { name } = token;
  return { verb: "tokens.revoke", subject: { kind: "token", id, name }, summary: `${actor.name} revoked the token "${name}".` };
}

export async function listTokens(db: Queryable): Promise<Token[]> {
  const rows = await tables(db).apiToken.findMany({
    include: { person: { select: { name: true } } },
    omit: { hash: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ person, ...row }) => ({ ...row, role: heldBy(row.role), personName: person?.name ?? null }));
}

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

const heldBy = (role: string): Role => (role === "collector" ? role : asRole(role));

function lower(a: PersonRole, b: PersonRole): PersonRole {
  return personRoles.indexOf(a) < personRoles.indexOf(b) ? a : b;
}
