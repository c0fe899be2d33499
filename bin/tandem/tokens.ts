import { newToken } from "@/lib/contracts/people";
import { notFound } from "@/lib/server/answers/problem";
import { change } from "@/lib/server/events/change";
import { endOf } from "@/lib/server/people/manage-tokens";
import { findPerson } from "@/lib/server/people/people";
import { createToken as create, listTokens, revokeToken as revoke } from "@/lib/server/people/tokens";
import type { Options } from "./arguments";
import { operator, parsed } from "./input";

/** Prints the token and nothing else, so that a script can keep it in a variable. */
export async function createToken({ name, role, email, expires }: Options): Promise<void> {
  const input = parsed(newToken, { name, role, person: email, expires });
  const by = { actor: operator, now: new Date() };
  const { secret } = await change(by, { migrationId: null }, async (client) => {
    const person = input.person ? await findPerson(client, input.person) : null;
    return await create(client, { name: input.name, role: input.role, person, expiresAt: endOf(input.expires) }, by);
  });
  process.stdout.write(`${secret}\n`);
}

/** Every live token of that name: whoever revokes one wants none of them to work. */
export async function revokeToken({ name }: Options): Promise<void> {
  const by = { actor: operator, now: new Date() };
  await change(by, { migrationId: null }, async (client) => {
    const named = (await listTokens(client)).filter((token) => token.name === name && !token.revokedAt);
    if (named.length === 0) throw notFound(`A token called "${name}"`);
    const told = [];
    for (const token of named) told.push((await revoke(client, token.id, by)) ?? []);
    return { answer: null, told: told.flat() };
  });
  process.stdout.write(`The token "${name}" is revoked.\n`);
}
