import "server-only";
import { type Actor, type PersonRole, personRoles } from "@/lib/domain/roles";
import { auth, cookiePrefix } from "./auth";
import { deactivated, isBanned } from "./ban";
import { causeOf } from "./cause";

export type SessionActor = { actor: Actor | null; cookies: string[] };
const nobody: SessionActor = { actor: null, cookies: [] };

/** The person whose session cookie this is. Read from the database each time: a role taken away counts at once. */
export async function sessionActor(headers: Headers, now: Date, prolong: boolean): Promise<SessionActor> {
  if (!headers.get("cookie")?.includes(`${cookiePrefix}.session_token=`)) return nobody;
  const query = prolong ? {} : { disableRefresh: true };
  const found = await auth()
    .api.getSession({ headers, query, returnHeaders: true })
    .catch(async (error: unknown) => {
      throw await causeOf(error);
    });
  const cookies = prolong ? found.headers.getSetCookie() : [];
  const user = found.response?.user;
  if (!user) return { actor: null, cookies };
  if (isBanned(user, now)) throw deactivated();
  return { actor: { kind: "person", id: user.id, name: user.name, role: asRole(user.role) }, cookies };
}

/** A role that this version does not know is worth the least. */
export function asRole(role: string | null | undefined): PersonRole {
  return personRoles.find((known) => known === role) ?? "viewer";
}
