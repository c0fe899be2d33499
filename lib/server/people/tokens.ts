import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { v7 } from "uuid";
import { type Actor, type Role, roles } from "@/lib/domain/roles";
import { invalidRequest, notFound } from "@/lib/server/answers/problem";
import { deactivated, isBanned } from "@/lib/server/auth/ban";
import { asRole } from "@/lib/server/auth/session";
import { pool } from "@/lib/server/database/pool";
import { type EventActor, record } from "@/lib/server/events/record";
import { refuseTakenName } from "./names";

type Client = Pick<pg.PoolClient, "query">;
type Told = { actor: EventActor; now: Date; requestId?: string | null };

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

/** Answers the secret, this once: only its digest is stored. 32 random bytes need no slow hash. */
export async function createToken(
  client: Client,
  input: TokenInput,
  { actor, now, requestId }: Told,
): Promise<{ id: string; secret: string }> {
  if (input.expiresAt && input.expiresAt <= now) throw invalidRequest("The token would have expired already.");
  if (!input.person) await refuseTakenName(client, input.name, "service");
  const id = v7();
  const secret = `tandem_${randomBytes(32).toString("base64url")}`;
  await client.query(
    `insert into api_token (id, name, role, person_id, hash, created_at, created_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, input.name, input.role, input.person?.id ?? null, digest(secret), now, actor.name, input.expiresAt],
  );
  await record(client, {
    migrationId: null,
    at: now,
    actor,
    verb: "tokens.create",
    subject: { kind: "token", id, name: input.name },
    requestId,
    summary: `${actor.name} made the token "${input.name}" with the role ${input.role}${input.person ? ` for ${input.person.name}` : ""}.`,
    after: { role: input.role, person: input.person?.id ?? null, expiresAt: input.expiresAt?.toISOString() ?? null },
  });
  return { id, secret };
}

export async function verifyToken(secret: string, now: Date): Promise<Actor | null> {
  if (!/^tandem_[\w-]{43}$/.test(secret)) return null;
  const found = await pool().query<TokenRow>(
    `select t.id, t.name, t.role, t.person_id as "personId", t.expires_at as "expiresAt", t.revoked_at as "revokedAt",
       u.name as "personName", u.role as "personRole", u.banned, u."banExpires"
     from api_token t left join "user" u on u.id = t.person_id where t.hash = $1`,
    [digest(secret)],
  );
  const token = found.rows[0];
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now)) return null;
  if (token.personId === null) return { kind: "service", id: token.id, name: token.name, role: asRole(token.role) };
  if (isBanned(token, now)) throw deactivated();
  return {
    kind: "person",
    id: token.personId,
    name: token.personName ?? token.name,
    role: lower(asRole(token.role), asRole(token.personRole)),
  };
}

/** Revoking twice is the same as once. */
export async function revokeToken(client: Client, id: string, { actor, now, requestId }: Told): Promise<void> {
  const revoked = await client.query<{ name: string }>(
    "update api_token set revoked_at = $2 where id = $1 and revoked_at is null returning name",
    [id, now],
  );
  const [token] = revoked.rows;
  if (!token) {
    const known = await client.query("select 1 from api_token where id = $1", [id]);
    if (known.rowCount === 0) throw notFound("The token");
    return;
  }
  await record(client, {
    migrationId: null,
    at: now,
    actor,
    verb: "tokens.revoke",
    subject: { kind: "token", id, name: token.name },
    requestId,
    summary: `${actor.name} revoked the token "${token.name}".`,
  });
}

export async function listTokens(client: Client): Promise<Token[]> {
  const found = await client.query<Omit<Token, "role"> & { role: string }>(
    `select t.id, t.name, t.role, t.person_id as "personId", u.name as "personName", t.created_at as "createdAt",
       t.created_by as "createdBy", t.expires_at as "expiresAt", t.revoked_at as "revokedAt"
     from api_token t left join "user" u on u.id = t.person_id order by t.created_at desc, t.id desc`,
  );
  return found.rows.map((row) => ({ ...row, role: asRole(row.role) }));
}

type TokenRow = {
  id: string;
  name: string;
  role: string;
  personId: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  personName: string | null;
  personRole: string | null;
  banned: boolean | null;
  banExpires: Date | null;
};

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function lower(a: Role, b: Role): Role {
  return roles.indexOf(a) < roles.indexOf(b) ? a : b;
}
