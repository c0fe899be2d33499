import "server-only";
import type pg from "pg";
import type { z } from "zod";
import type { newToken, TokenWithSecret, Token as Told } from "@/lib/contracts/people";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { findPerson } from "./people";
import { createToken, listTokens, revokeToken, type Token } from "./tokens";

export async function allTokens(): Promise<{ items: Told[]; nextCursor: null; total: number }> {
  const items = (await listTokens(pool())).map(presentToken);
  return { items, nextCursor: null, total: items.length };
}

function presentToken({ personId, personName, createdAt, expiresAt, revokedAt, ...token }: Token): Told {
  return {
    ...token,
    person: personId === null ? null : { id: personId, name: personName ?? "" },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

export async function makeToken(call: Call, input: z.output<typeof newToken>): Promise<TokenWithSecret> {
  return await transaction(async (client) => {
    const person = input.person ? await findPerson(client, input.person) : null;
    const { id, secret } = await createToken(client, { ...input, person, expiresAt: endOf(input.expires) }, call);
    return { token: await readToken(client, id), secret };
  });
}

export async function takeToken(call: Call, id: string): Promise<Told> {
  return await transaction(async (client) => {
    await revokeToken(client, id, call);
    return await readToken(client, id);
  });
}

async function readToken(client: pg.PoolClient, id: string): Promise<Told> {
  const found = (await listTokens(client)).find((token) => token.id === id);
  if (!found) throw notFound("The token");
  return presentToken(found);
}

/** A date means until the end of that day, UTC. */
export function endOf(expires: string | undefined): Date | null {
  if (expires === undefined) return null;
  return new Date(expires.includes("T") ? expires : `${expires}T23:59:59.999Z`);
}
