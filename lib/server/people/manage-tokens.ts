import "server-only";
import type { z } from "zod";
import type { newToken, TokenWithSecret, Token as Told } from "@/lib/contracts/people";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
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
  return await change(call, { migrationId: null }, async (client) => {
    const person = input.person ? await findPerson(client, input.person) : null;
    const { answer, told } = await createToken(client, { ...input, person, expiresAt: endOf(input.expires) }, call);
    return { answer: { token: await readToken(client, answer.id), secret: answer.secret }, told };
  });
}

export async function takeToken(call: Call, id: string): Promise<Told> {
  return await change(call, { migrationId: null }, async (client) => {
    const told = await revokeToken(client, id, call);
    return { answer: await readToken(client, id), told };
  });
}

async function readToken(db: Queryable, id: string): Promise<Told> {
  const found = (await listTokens(db)).find((token) => token.id === id);
  if (!found) throw notFound("The token");
  return presentToken(found);
}

/** A date means until the end of that day, UTC. */
export function endOf(expires: string | undefined): Date | null {
  if (expires === undefined) return null;
  return new Date(expires.includes("T") ? expires : `${expires}T23:59:59.999Z`);
}
