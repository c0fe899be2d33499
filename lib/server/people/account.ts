import "server-only";
import type { Account } from "@/lib/contracts/people";
import type { Actor } from "@/lib/domain/roles";
import { notAllowed } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { refuseTakenName } from "./names";

export async function readAccount(actor: Actor): Promise<Account> {
  if (actor.kind === "service") return { actor, email: null };
  return { actor, email: (await tables(pool()).user.findUnique({ where: { id: actor.id }, select: { email: true } }))?.email ?? null };
}

export async function renameAccount(call: Call, name: string): Promise<Account> {
  const { actor, now } = call;
  if (actor.kind === "service") throw notAllowed("A service has no account. Its name is that of its token.");
  const renamed = { ...actor, name };
  const email = await change({ ...call, actor: renamed }, { migrationId: null, lock: "names of accounts" }, async (client) => {
    const { user } = tables(client);
    const before = await user.findUnique({ where: { id: actor.id }, select: { name: true, email: true } });
    if (!before || before.name === name) return { answer: before?.email ?? null, told: null };
    await refuseTakenName(client, name, { person: actor.id });
    await user.update({ where: { id: actor.id }, data: { name, updatedAt: now } });
    return {
      answer: before.email,
      told: {
        verb: "account.edit",
        subject: { kind: "person", id: actor.id, name },
        summary: `${before.name} is now called ${name}.`,
        before: { name: before.name },
        after: { name },
      },
    };
  });
  return { actor: renamed, email };
}
