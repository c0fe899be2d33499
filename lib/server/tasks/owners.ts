import "server-only";
import type { Actor } from "@/lib/domain/roles";
import { invalidRequest } from "@/lib/server/answers/problem";
import type { Queryable } from "@/lib/server/database/queryable";

export type Account = { id: string; name: string; email: string; active: boolean };

export async function loadAccounts(db: Queryable): Promise<Account[]> {
  const { rows } = await db.query<Account>(
    `select id, name, email, not coalesce(banned, false) as active from "user" order by lower(name), id`,
  );
  return rows;
}

/** Whether an account is meant by its id, its address, or "me". */
export function isMeant({ id, email }: Pick<Account, "id" | "email">, said: string, actor: Actor): boolean {
  if (said === "me") return actor.kind === "person" && id === actor.id;
  return id === said || email.toLowerCase() === said.toLowerCase();
}

/** The account that can own a task. */
export async function findOwner(db: Queryable, said: string, actor: Actor): Promise<Account> {
  const found = (await loadAccounts(db)).find((one) => isMeant(one, said, actor));
  if (!found?.active) throw invalidRequest(`No active account is known as ${said}. Name it by its address or its id.`);
  return found;
}
