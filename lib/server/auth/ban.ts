import { ProblemError } from "@/lib/server/answers/problem";

export type Ban = { banned?: boolean | null; banExpires?: Date | null };

/** Whether an account is deactivated: it cannot sign in, and what it was given before counts no more. */
export function isBanned(user: Ban, now: Date): boolean {
  return Boolean(user.banned) && (!user.banExpires || user.banExpires > now);
}

export const deactivatedWords = "This account was deactivated. An administrator can activate it again.";

/** Said only to whoever proved to be that person, by a password, a session or a token. */
export const deactivated = () =>
  new ProblemError(401, "deactivated", deactivatedWords, {}, { "www-authenticate": 'Bearer realm="tandem"' });
