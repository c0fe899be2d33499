import "server-only";
import type { Account } from "@/lib/contracts/people";
import type { Actor } from "@/lib/domain/roles";
import { notAllowed } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { record } from "@/lib/server/events/record";
import { refuseTakenName } from "./names";

export async function readAccount(actor: Actor): Promise<Account> {
  if (actor.kind === "service") return { actor, email: null };
  const found = await pool().query<{ email: string }>(`select email from "user" where id = $1`, [actor.id]);
  return { actor, email: found.rows[0]?.email ?? null };
}

export async function renameAccount({ actor, now, requestId }: Call, name: string): Promise<Account> {
  if (actor.kind === "service") throw notAllowed("A service has no account. Its name is that of its token.");
  const email = await transaction(async (client) => {
    const locked = await client.query<{ name: string; email: string }>(`select name, email from "user" where id = $1 for update`, [
      actor.id,
    ]);
    const before = locked.rows[0];
    if (!before || before.name === name) return before?.email ?? null;
    await refuseTakenName(client, name, { person: actor.id });
    await client.query(`update "user" set name = $2, "updatedAt" = $3 where id = $1`, [actor.id, name, now]);
    await record(client, {
      migrationId: null,
      at: now,
      actor: { ...actor, name },
      verb: "account.edit",
      subject: { kind: "person", id: actor.id, name },
      requestId,
      summary: `${before.name} is now called ${name}.`,
      before: { name: before.name },
      after: { name },
    });
    return before.email;
  });
  return { actor: { ...actor, name }, email };
}
