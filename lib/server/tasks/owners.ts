import "server-only";
import { byName } from "@/lib/domain/names";
import type { Actor } from "@/lib/domain/roles";
import { invalidRequest } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export type Account = { id: string; name: string; email: string; active: boolean };

export async function loadAccounts(db: Queryable): Promise<Account[]> {
  const users = await tables(db).user.findMany({ select: { id: true, name: true, email: true, banned: true } });
  return users.map(({ banned, ...one }) => ({ ...one, active: !banned })).sort(byName);
}

/** Whether an account is meant by its id, its address, or "me". */
export function isMeant({ id, email }: Pick<Account, "id" | "email">, said: string, actor: Actor): boolean {
  if (said === "me") return actor.kind === "person" && id === actor.id;
  return id === said || email.toLowerCase() === said.toLowerCase();
}

/** The account that can own a task. */
export function findOwner(accounts: readonly Account[], said: string, actor: Actor): Account {
  const found = accounts.find((one) => isMeant(one, said, actor));
  if (!found?.active) throw invalidRequest(`No active account is known as ${said}. Name it by its address or its id.`);
  return found;
}
