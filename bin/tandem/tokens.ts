import { newToken } from "@/lib/contracts/people";
import { notFound } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import { endOf } from "@/lib/server/people/manage-tokens";
import { findPerson } from "@/lib/server/people/people";
import { createToken as create, listTokens, revokeToken as revoke } from "@/lib/server/people/tokens";
import type { Options } from "./arguments";
import { operator, parsed } from "./input";

/** Prints the token and nothing else, so that a script can keep it in a variable. */
export async function createToken({ name, role, email, expires }: Options): Promise<void> {
  const input = parsed(newToken, { name, role, person: email, expires });
  const { secret } = await transaction(async (client) => {
    const person = input.person ? await findPerson(client, input.person) : null;
    return create(
      client,
      { name: input.name, role: input.role, person, expiresAt: endOf(input.expires) },
      { actor: operator, now: new Date() },
    );
  });
  process.stdout.write(`${secret}\n`);
}

/** Every live token of that name: whoever takes one back wants none of them to work. */
export async function revokeToken({ name }: Options): Promise<void> {
  await transaction(async (client) => {
    const named = (await listTokens(client)).filter((token) => token.name === name && !token.revokedAt);
    if (named.length === 0) throw notFound(`A token called "${name}"`);
    for (const token of named) await revoke(client, token.id, { actor: operator, now: new Date() });
  });
  process.stdout.write(`The token "${name}" is revoked.\n`);
}
