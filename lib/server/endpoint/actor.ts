import "server-only";
import type { Actor } from "@/lib/domain/roles";
import { notSignedIn, ProblemError } from "@/lib/server/answers/problem";
import { sessionActor } from "@/lib/server/auth/session";
import { verifyToken } from "@/lib/server/people/tokens";

export type Authentication = {
  actor: Actor | null;
  by: "session" | "token" | null;
  /** Cookies to send along: a session that is used is prolonged. */
  cookies: string[];
};

/** Who asks. A token that is sent counts alone: a wrong one is not made good by a cookie. */
export async function authenticate(headers: Headers, now: Date, prolong: boolean): Promise<Authentication> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer +([\w~+/.-]+=*)$/i.exec(authorization.trim())?.[1];
    const actor = token ? await verifyToken(token, now) : null;
    if (!actor) throw notSignedIn("The token is not valid, has expired or was revoked.");
    return { actor, by: "token", cookies: [] };
  }
  const session = await sessionActor(headers, now, prolong);
  return { actor: session.actor, by: session.actor ? "session" : null, cookies: session.cookies };
}

/** For pages: who is signed in, or null. */
export async function currentActor(headers: Headers): Promise<Actor | null> {
  try {
    return (await authenticate(headers, new Date(), false)).actor;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}
